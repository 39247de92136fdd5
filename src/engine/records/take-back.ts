import type { PoolClient } from 'pg';
import type { Act } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { recordErrors } from './errors.ts';
import { changeByHand } from './change-by-hand.ts';
import { ROW_STATUSES, type RowStatus, tableOf } from './table.ts';
import { writeStatus } from './write-status.ts';

/** What its maker may take back; what was voided stays voided. */
export const TAKEN_BACK = ['submit', 'accept', 'return'] as const;
type TakenBack = (typeof TAKEN_BACK)[number];

export interface TakeBack extends Act {
  readonly db: Database;
  readonly pack: Pack;
  readonly ledger: Ledger;
  /** What was decided; the caller has judged that the acting post may still do so. */
  readonly action: TakenBack;
  readonly rows: readonly DecidedRow[];
}

/** A row as it became by the decision: a version later something else has happened to it. */
interface DecidedRow {
  readonly key: string;
  readonly version: number;
}

/**
 * Takes a decision on several rows back, all or none: each comes to the state that it had before, by a second act that
 * stands in its history beside the first. Only who decided may, and only while nothing else has happened to the row.
 * @throws RECORD-NOT-FOUND, RECORD-TAKE-BACK
 */
export function takeBack({ db, pack, rows, ...request }: TakeBack): Promise<void> {
  return changeByHand(db, pack, request, async (client) => {
    const events: AuditEvent[] = [];
    for (const row of rows.toSorted((a, b) => (a.key < b.key ? -1 : 1)))
      events.push(await takeBackIn(client, request, row));
    const [first, ...others] = events;
    if (!first) throw new Error('no rows were named');
    return { result: undefined, events: [first, ...others] };
  });
}

interface Decision {
  readonly status: RowStatus;
  readonly version: number;
  readonly action: string | null;
  readonly actor: string | null;
  readonly before: string | null;
}

async function takeBackIn(
  client: PoolClient,
  { scope, ledger, action, actor, now }: Omit<TakeBack, 'db' | 'pack' | 'rows'>,
  { key, version }: DecidedRow,
): Promise<AuditEvent> {
  const { rows } = await client.query<Decision>(
    `select t.row_status as status, t.row_version as version, h.action, h.actor, h.before ->> 'row_status' as before
     from ${tableOf(ledger)} t left join core.row_history h on h.region_id = $1 and h.ledger = $3 and h.row_id = t.row_id
       and h.row_version = t.row_version
     where t.region_id = $1 and t.row_key = $2 for update of t`,
    [scope.region, key, ledger.id],
  );
  const [row] = rows;
  if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key });
  const to = ROW_STATUSES.find((one) => one === row.before);
  if (row.version !== version || row.action !== action || !to)
    throw recordErrors.error('RECORD-TAKE-BACK', { key, reason: '此后又有人办理过' });
  if (row.actor !== actor.name)
    throw recordErrors.error('RECORD-TAKE-BACK', { key, reason: '这是别人办理的' });
  const change = { ledger, key, scope, actor, now, action: 'take_back', opinion: '' } as const;
  return (await writeStatus(client, { ...change, from: row.status, to, version })).event;
}

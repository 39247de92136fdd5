import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Act } from '#engine/audit/index.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import type { AuditEvent, RowsChanged } from '#model/events/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { recordErrors } from '../errors.ts';
import { faultsOfRow } from '../faults-of-row.ts';
import { handOver } from '../handed/hand-over.ts';
import { type GatheredRow, gatheredRows } from './gathered-rows.ts';
import { linksInto, nameOf } from './links.ts';
import { reachGathered } from './reach.ts';
import { type Batches, batchesOf, touchedKeys } from './touched.ts';
import { isDifferent, writeGathered } from './write-gathered.ts';

type Events = readonly [AuditEvent, ...AuditEvent[]];

/**
 * Brings what is gathered after the rows that a change has written, in the same transaction and as its last act: whoever reads
 * sees both or neither. Where that leaves a row incomplete, the whole change is refused.
 * @param act its scope says that it gathers: then the rows that belong together are within reach whoever acts, and only these
 * @param events of the change
 * @returns the events, and one more where rows followed
 * @throws RECORD-GATHERED naming both rows
 */
export async function followGathered(
  client: PoolClient,
  pack: Pack,
  act: Act,
  events: Events,
): Promise<Events> {
  const batches = batchesOf(events);
  const rows: RowsChanged[] = [];
  for (const id of pack.gatherOrder) {
    const ledger = pack.ledgers.get(id);
    if (!ledger) continue;
    const changed = await followInto(client, pack, act, ledger, batches);
    if (!changed) continue;
    rows.push(changed);
    batches.set(id, (batches.get(id) ?? new Set()).add(changed.batch));
  }
  if (rows.length === 0) return events;
  await reachGathered(client, { ledgers: rows.map(({ ledger }) => ledger) });
  return [...events, { type: 'row.gathered', data: { rows } }];
}

async function followInto(
  client: PoolClient,
  pack: Pack,
  act: Act,
  ledger: Ledger,
  batches: Batches,
): Promise<RowsChanged | null> {
  const { region } = act.scope;
  const links = linksInto(pack, ledger);
  const self = [...(batches.get(ledger.id) ?? [])];
  if (self.length === 0 && !links.some(({ from }) => batches.has(from.id))) return null;
  const ties = new Map<string, readonly string[]>();
  for (const link of links)
    ties.set(nameOf(link.from.id, link), await touchedKeys(client, region, link, batches));
  if (self.length === 0 && [...ties.values()].every((keys) => keys.length === 0)) return null;
  const batch = uuid();
  const keys = [...new Set([...ties.values()].flat())];
  if (keys.length > 0 && !act.scope.rights && !isWhole(act.scope))
    throw recordErrors.error('RECORD-GATHER-UNIT', { ledger: ledger.title });
  await reachGathered(client, { into: ledger.id, keys, batch });
  const rows = await gatheredRows(client, region, pack, ledger, { ties, batches: self, lock: true });
  const changed = rows.filter((row) => row.handedOver || isDifferent(ledger, row));
  await demandSound(client, act, ledger, changed);
  const fresh = ({ version, batch: of }: GatheredRow): boolean => version === 1 && self.includes(of);
  const writing = { region, batch, actor: act.actor.name, now: act.now };
  const history = await writeGathered(client, ledger, changed, fresh, writing);
  // What was handed of these rows says what they say now; new ones keep the batch under which they came.
  if (history)
    for (const one of [batch, ...self]) await handOver(client, { region, ledger, now: act.now, batch: one });
  await reachGathered(client);
  return (
    history && {
      ledger: ledger.id,
      title: ledger.title,
      batch,
      inserted: 0,
      amended: history.count,
      history,
    }
  );
}

/** Whether the program itself acts in the whole region: within a unit it does not see what else belongs to a row. */
function isWhole({ lo, hi }: Act['scope']): boolean {
  return lo === WHOLE_REGION.lo && hi === WHOLE_REGION.hi;
}

/** A row that was complete must be so afterwards; what was wrong with it before is not the fault of this change. */
async function demandSound(
  client: PoolClient,
  { scope, now }: Act,
  ledger: Ledger,
  rows: readonly GatheredRow[],
): Promise<void> {
  const judged = rows.filter(({ status }) => status === 'submitted' || status === 'accepted');
  if (judged.length === 0) return;
  const units = await client.query<{ code: string; opened: string | null }>(
    `select row_key as code, to_char(opened_on, 'YYYY-MM-DD') as opened from base.units where region_id = $1 and row_key = any ($2::text[])`,
    [scope.region, [...new Set(judged.map(({ unit }) => unit))]],
  );
  const opened = new Map(units.rows.map((unit) => [unit.code, unit.opened]));
  for (const row of judged) {
    const frame = { today: dayOf(now), opened: opened.get(row.unit) ?? null };
    const wrong = new Set(
      faultsOfRow(ledger, row.before, row.happenedBefore, frame).map(({ message }) => message),
    );
    const faults = faultsOfRow(ledger, row.after, row.happenedOn, frame).filter(
      ({ message }) => !wrong.has(message),
    );
    if (faults.length > 0)
      throw recordErrors.error('RECORD-GATHERED', {
        ledger: ledger.title,
        key: row.key.replaceAll('\u001f', '＋'),
        cause: row.cause ? `“${row.cause.title}”的“${row.cause.key}”` : '引用它的记录',
        reason: faults.map(({ message }) => message).join('；'),
      });
  }
}

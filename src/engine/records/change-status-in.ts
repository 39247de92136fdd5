import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Act } from '#engine/audit/with-change.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from './errors.ts';
import { type HistoryDigest, withDigest } from '#engine/audit/history-digest.ts';
import { dayOf } from '#model/time/day-of.ts';
import { demandComplete } from './demand-complete.ts';
import { lockLedger } from './merge-stage.ts';
import { type RowStatus, tableOf } from './table.ts';

/** What may become of a row by hand. Accepted rows count; what is voided stays voided. */
const TRANSITIONS = {
  submit: { from: ['draft', 'returned'], to: 'submitted', reason: false, word: '报送' },
  accept: { from: ['submitted'], to: 'accepted', reason: false, word: '审定' },
  return: { from: ['submitted', 'accepted'], to: 'returned', reason: true, word: '退回' },
  void: { from: ['draft', 'submitted', 'accepted', 'returned'], to: 'voided', reason: true, word: '作废' },
} as const satisfies Record<
  string,
  { from: readonly RowStatus[]; to: RowStatus; reason: boolean; word: string }
>;

export type StatusAction = keyof typeof TRANSITIONS;

const WORDS: Readonly<Record<RowStatus, string>> = {
  draft: '草稿',
  submitted: '已报送',
  accepted: '已审定',
  returned: '已退回',
  voided: '已作废',
};

export interface RowStatusChange extends Act {
  readonly ledger: Ledger;
  /** The natural key of the row (see row-key.ts). */
  readonly key: string;
  readonly action: StatusAction;
  /** The opinion with which a row is returned, or why it is voided. */
  readonly reason: string | null;
}

/**
 * Submits, accepts, returns or voids one row within a transaction, with its before and after in the history.
 * @returns the row's new version, and how the log tells it
 * @throws RECORD-NOT-FOUND, also for a row outside the scope; RECORD-TRANSITION; RECORD-REASON; RECORD-REFUSED for a row
 *   that is submitted or accepted and not complete
 */
export async function changeStatusIn(
  client: PoolClient,
  { scope, ledger, key, action, reason, actor, now }: RowStatusChange,
): Promise<{ readonly version: number; readonly event: AuditEvent }> {
  const { from, to, reason: needed, word } = TRANSITIONS[action];
  const opinion = reason?.trim() ?? '';
  if (needed && opinion === '') throw recordErrors.error('RECORD-REASON', { action: word });
  const ledgerVersion = await lockLedger(client, scope.region, ledger.id, now);
  const table = tableOf(ledger);
  const found = await client.query<{ row_status: RowStatus; row_version: number }>(
    `select row_status, row_version from ${table} where region_id = $1 and row_key = $2 for update`,
    [scope.region, key],
  );
  const [row] = found.rows;
  if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key });
  if (!(from as readonly RowStatus[]).includes(row.row_status))
    throw recordErrors.error('RECORD-TRANSITION', { key, from: WORDS[row.row_status], to: WORDS[to] });
  if (to === 'submitted' || to === 'accepted')
    await demandComplete(client, scope.region, ledger, key, dayOf(now));
  const batch = uuid();
  const voidReason = to === 'voided' ? opinion : null;
  const history = await client.query<HistoryDigest>(
    withDigest(`insert into core.row_history (region_id, id, ledger, row_id, row_version, unit_id, unit_path, author, readers, action, reason, batch_id, actor, changed_at, before, after)
     select region_id, $3, $4, row_id, row_version + 1, ${ledger.kind === 'ledger' ? 'unit_id, unit_path, row_author, row_readers' : "'', '', '', '{}'"}, $5, $6, $7, $8, $9,
       to_jsonb(t.*), to_jsonb(t.*) || jsonb_build_object('row_status', $10::text, 'row_void_reason', $11::text)
     from ${table} t where t.region_id = $1 and t.row_key = $2`),
    [
      scope.region,
      key,
      uuid(),
      ledger.id,
      action,
      opinion === '' ? null : opinion,
      batch,
      actor.name,
      now,
      to,
      voidReason,
    ],
  );
  await client.query(
    `update ${table} set row_status = $3, row_void_reason = $4, row_version = row_version + 1, row_amended_at = $5, row_batch_id = $6
     where region_id = $1 and row_key = $2`,
    [scope.region, key, to, voidReason, now, batch],
  );
  await client.query(
    'update core.ledger_state set version = $3, changed_at = $4 where region_id = $1 and ledger = $2',
    [scope.region, ledger.id, ledgerVersion + 1n, now],
  );
  await client.query(
    `insert into app.outbox (region_id, id, topic, payload, created_at) values ($1, $2, 'row.status', $3, $4)`,
    [scope.region, uuid(), JSON.stringify({ ledger: ledger.id, key, action, actor: actor.name }), now],
  );
  const version = row.row_version + 1;
  const kept = history.rows[0] ?? null;
  const told = {
    ledger: ledger.id,
    title: ledger.title,
    key,
    version,
    before: WORDS[row.row_status],
    after: WORDS[to],
    reason: opinion === '' ? null : opinion,
    rows: [{ ledger: ledger.id, title: ledger.title, batch, inserted: 0, amended: 1, history: kept }],
  };
  return { version, event: { type: `row.${action}`, data: told } };
}

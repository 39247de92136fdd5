import type { PoolClient } from 'pg';
import type { Act } from '#engine/audit/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from './errors.ts';
import { dayOf } from '#model/time/day-of.ts';
import { demandComplete } from './demand-complete.ts';
import { type RowStatus, tableOf } from './table.ts';
import { STATUS_WORDS, writeStatus } from './write-status.ts';

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

export interface RowStatusChange extends Act {
  readonly ledger: Ledger;
  /** The natural key of the row (see row-key.ts). */
  readonly key: string;
  readonly action: StatusAction;
  /** The opinion with which a row is returned, or why it is voided. */
  readonly reason: string | null;
}

/**
 * Submits, accepts, returns or voids one row within a transaction that waits for imports (changeByHand), with its before
 * and after in the history.
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
  const table = tableOf(ledger);
  const found = await client.query<{ row_status: RowStatus; row_version: number }>(
    `select row_status, row_version from ${table} where region_id = $1 and row_key = $2 for update`,
    [scope.region, key],
  );
  const [row] = found.rows;
  if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key });
  if (!(from as readonly RowStatus[]).includes(row.row_status))
    throw recordErrors.error('RECORD-TRANSITION', {
      key,
      from: STATUS_WORDS[row.row_status],
      to: STATUS_WORDS[to],
    });
  if (to === 'submitted' || to === 'accepted')
    await demandComplete(client, scope.region, ledger, key, dayOf(now));
  const written = { ledger, key, scope, actor, now, action, opinion, from: row.row_status, to };
  return writeStatus(client, { ...written, version: row.row_version });
}

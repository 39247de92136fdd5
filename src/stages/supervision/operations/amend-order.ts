import { type ListedRow, readRow } from '#engine/records/index.ts';
import { typedText } from '#fields/typed-text.ts';
import type { Ledger } from '#model/pack/types.ts';
import { saveRow } from '#stages/ledgers/index.ts';
import { supervisionErrors } from '../errors.ts';
import type { Issuer } from './issuer.ts';

/** A change of an order by hand. */
export interface OrderStep {
  /** The row's id. */
  readonly row: string;
  /** The changed fields, by field id; every other field stays. @throws to refuse, given the order as it is */
  readonly changes: (order: ListedRow) => Readonly<Record<string, string | null>>;
  /** Kept in the history. */
  readonly reason: string;
}

/**
 * Changes some fields of an order by the ledger's own amendment, and accepts it in the same act where the post may;
 * else it waits for a reviewer.
 * @throws SUPERVISION-CLOSED for an order that was voided; RECORD-CONFLICT when somebody changed it in the same
 *   moment, and what saving throws
 */
export async function amendOrder(
  { db, pack, writing, accepting }: Issuer,
  ledger: Ledger,
  { row, changes, reason }: OrderStep,
): Promise<void> {
  const order = await readRow(db, writing, ledger, row);
  if (order.status === 'voided') throw supervisionErrors.error('SUPERVISION-CLOSED', { what: '已作废' });
  const typed = ledger.fields.map((field) => [field.id, typedText(field, order.values[field.id] ?? null)]);
  await saveRow({
    ...writing,
    db,
    pack,
    ledger,
    values: { ...Object.fromEntries(typed), ...changes(order) },
    status: 'submitted',
    known: { id: order.id, version: order.version },
    reason,
    accepting,
  });
}

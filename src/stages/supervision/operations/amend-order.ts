import { changeStatus } from '#engine/records/change-status.ts';
import { keyOfRow, readRow } from '#engine/records/listing/read-row.ts';
import type { ListedRow } from '#engine/records/listing/listed-row.ts';
import { typedText } from '#fields/typed-text.ts';
import type { Ledger } from '#model/pack/types.ts';
import { saveRow } from '#stages/ledgers/index.ts';
import { supervisionErrors } from '../errors.ts';
import type { Issuer } from './put-row.ts';

/** What becomes of an order by hand. */
export interface OrderStep {
  /** The row's id. */
  readonly row: string;
  /** What is typed over, by field id; everything else stays. @throws to refuse, seeing the order as it stands */
  readonly changes: (order: ListedRow) => Readonly<Record<string, string | null>>;
  /** Kept in the history. */
  readonly reason: string;
}

/**
 * Changes some fields of an order through the ledger's own way of amending, and accepts it where the post may; else it
 * waits for a reviewer.
 * @throws SUPERVISION-CLOSED for an order that was voided; RECORD-CONFLICT when somebody changed it at this moment, and
 *   what saving throws
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
  });
  if (accepting) {
    const key = await keyOfRow(db, accepting, ledger, row);
    await changeStatus({ ...accepting, db, ledger, key, action: 'accept', reason: null });
  }
}

import { recordErrors } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';

/** The fields of a natural key, in words. */
export function keyTitle({ identity }: Ledger): string {
  return identity.map(({ title }) => title).join('、');
}

/** RECORD-REFUSED with every fault at its field. */
export function refusalOf(
  ledger: Ledger,
  errors: readonly { readonly column: string | null; readonly message: string }[],
): Error {
  const ids = new Map(ledger.fields.map(({ id, title }) => [title, id]));
  const faults = errors.map(({ column, message }) => ({ field: ids.get(column ?? '') ?? '', message }));
  return recordErrors.error('RECORD-REFUSED', { ledger: ledger.title, count: faults.length, faults });
}

import type { FieldType } from '#model/field.ts';
import { readText } from '#model/text/read-text.ts';

/** A row of another ledger, cited by the value of that ledger's reference field; whether the row exists is judged when the whole file is known. */
export const ledgerRefType: FieldType = {
  type: 'ledger_ref',
  storage: 'text',
  parse: (cell, field) => readText(cell, field, { limit: 200, normalised: true }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
};

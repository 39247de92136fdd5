import type { FieldType } from '#model/field-type.ts';
import { readText } from '#model/text/read-text.ts';

/**
 * A row of another ledger, cited by the value of that ledger's reference field; whether the row exists is judged after
 * all rows have been read.
 */
export const ledgerRefType: FieldType = {
  type: 'ledger_ref',
  storage: 'text',
  word: '引用别的台账',
  hint: '所引台账的编号',
  operand: 'text',
  reference: 'ledger',
  many: false,
  options: ['ledger'],
  needs: 'ledger',
  form: 'normalised',
  identifies: true,
  begins: [],
  day: null,
  sum: null,
  long: false,
  subject: false,
  searchable: true,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse: (cell, field) => readText(cell, field, { limit: 200, normalised: true }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'row' },
};

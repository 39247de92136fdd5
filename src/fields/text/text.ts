import type { FieldType } from '#model/field-type.ts';
import { readText } from '#model/text/read-text.ts';

/** A text of one line, at most 200 characters. */
export const textType: FieldType = {
  type: 'text',
  storage: 'text',
  word: '文字',
  hint: '文本',
  operand: 'text',
  reference: null,
  many: false,
  options: ['pattern', 'as_written'],
  needs: null,
  form: 'by_definition',
  identifies: true,
  begins: ['last'],
  day: null,
  sum: null,
  long: false,
  subject: true,
  searchable: true,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse: (cell, field) => readText(cell, field, { limit: 200 }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'text', counted: true },
};

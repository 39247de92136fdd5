import type { FieldType } from '#model/field-type.ts';
import { readText } from '#model/text/read-text.ts';

/** A text of at most 4000 characters, line breaks allowed. */
export const longTextType: FieldType = {
  type: 'long_text',
  storage: 'text',
  word: '长文字',
  hint: '长文本',
  operand: 'text',
  reference: null,
  many: false,
  options: [],
  needs: null,
  form: 'as_written',
  identifies: false,
  begins: [],
  day: null,
  sum: null,
  long: true,
  subject: false,
  searchable: true,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse: (cell, field) => readText(cell, field, { limit: 4000, lines: true }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'text', counted: false },
};

import type { FieldType } from '#model/field-type.ts';
import { readText } from '#model/text/read-text.ts';

/** A document number or a file name: one line, at most 200 characters. */
export const documentType: FieldType = {
  type: 'document',
  storage: 'text',
  word: '文件',
  hint: '文号或文件名',
  operand: 'text',
  reference: null,
  many: false,
  options: ['pattern', 'as_written'],
  needs: null,
  form: 'by_definition',
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
  parse: (cell, field) => readText(cell, field, { limit: 200 }),
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'text', counted: false },
};

import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY } from '#model/parsed.ts';
import { UNIT_WORDS } from '#model/text/unit-words.ts';
import { readName } from '#model/text/read-name.ts';

/** A unit, kept as its code; written as 单位编号, 单位全称 or 单位简称. */
export const unitType: FieldType = {
  type: 'unit',
  storage: 'text',
  word: '单位',
  hint: '单位全称、简称或编号',
  operand: 'text',
  reference: 'unit',
  many: false,
  options: [],
  needs: null,
  form: null,
  identifies: true,
  begins: ['last'],
  day: null,
  sum: null,
  long: false,
  subject: false,
  searchable: true,
  entries: () => [],
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse(cell, _field, context) {
    const text = cellText(cell);
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const read = readName(text, context.unit, UNIT_WORDS);
    return 'fault' in read ? read : accept(read.code);
  },
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'name' },
};

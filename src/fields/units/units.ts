import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY } from '#model/parsed.ts';
import { UNIT_WORDS } from '#model/text/unit-words.ts';
import { readNames } from '#model/text/read-name.ts';
import { codeSet } from '#model/text/split-list.ts';

/** Several units: a set of codes. */
export const unitsType: FieldType = {
  type: 'units',
  storage: 'text[]',
  word: '几个单位',
  hint: '单位，用顿号分隔',
  operand: 'set',
  reference: 'unit',
  many: true,
  options: [],
  needs: null,
  form: null,
  identifies: false,
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
    const read = readNames(text, context.unit, UNIT_WORDS);
    if ('fault' in read) return read;
    return read.codes.length === 0 ? EMPTY : accept(codeSet(read.codes));
  },
  toCell: (value) => (Array.isArray(value) && value.length > 0 ? value.join('、') : null),
  format: (value) => (Array.isArray(value) ? value.join('、') : ''),
  stored: (text) => text.split('、'),
  sqlValue: (column) => column,
  sample: { make: 'name' },
};

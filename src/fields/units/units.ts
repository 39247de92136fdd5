import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field.ts';
import { accept, EMPTY } from '#model/parsed.ts';
import { UNIT_WORDS } from '#model/text/unit-words.ts';
import { readNames } from '#model/text/read-name.ts';
import { codeSet } from '#model/text/split-list.ts';

/** Several units: a set of codes. */
export const unitsType: FieldType = {
  type: 'units',
  storage: 'text[]',
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
};

import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY } from '#model/parsed.ts';
import { PERSON_WORDS } from '#model/text/person-words.ts';
import { readName } from '#model/text/read-name.ts';

/** A person, kept as the code; written as 人员编号, 姓名 when one person bears it, or 姓名（单位）. */
export const personType: FieldType = {
  type: 'person',
  storage: 'text',
  word: '人员',
  hint: '人员姓名或编号，同名的写 姓名（单位）',
  operand: 'text',
  reference: 'person',
  many: false,
  options: [],
  needs: null,
  form: null,
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
  parse(cell, _field, context) {
    const text = cellText(cell);
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const read = readName(text, context.person, PERSON_WORDS);
    return 'fault' in read ? read : accept(read.code);
  },
  toCell: (value) => (typeof value === 'string' ? value : null),
  format: (value) => (typeof value === 'string' ? value : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'name' },
};

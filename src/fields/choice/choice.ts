import { cellText } from '#model/cell-text.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { allowedLabels, choiceCode, choiceLabel } from '#model/text/choice-codes.ts';
import { quote } from '#model/text/quote.ts';

/** One entry of the field's dictionary, kept as its code; written as label or code. */
export const choiceType: FieldType = {
  type: 'choice',
  storage: 'text',
  word: '选一项',
  hint: '单选',
  operand: 'choice',
  reference: null,
  many: false,
  options: ['choices', 'rank'],
  needs: 'choices',
  form: null,
  identifies: true,
  begins: ['last'],
  day: null,
  sum: null,
  long: false,
  subject: false,
  searchable: false,
  entries: ({ choices }) => choices,
  cellFormat: 'text',
  columnUnit: () => null,
  typedAs: 'cell',
  parse(cell, field) {
    const text = cellText(cell);
    if (text === null) return EMPTY;
    if (typeof text !== 'string') return text;
    const code = choiceCode(field, text);
    if (code !== undefined) return accept(code);
    return refuse('unknown_choice', `${quote(text)}不在可选项中，请从中选填：${allowedLabels(field)}`);
  },
  toCell: (value, field) => (typeof value === 'string' ? choiceLabel(field, value) : null),
  format: (value, field) => (typeof value === 'string' ? choiceLabel(field, value) : ''),
  stored: (text) => text,
  sqlValue: (column) => column,
  sample: { make: 'choice' },
};

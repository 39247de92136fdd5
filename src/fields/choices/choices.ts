import { cellText } from '#model/cell-text.ts';
import type { Field } from '#model/field.ts';
import type { FieldType } from '#model/field-type.ts';
import { accept, EMPTY, refuse } from '#model/parsed.ts';
import { allowedLabels, choiceCode, choiceLabel } from '#model/text/choice-codes.ts';
import { quote } from '#model/text/quote.ts';
import { codeSet, splitList } from '#model/text/split-list.ts';
import type { Value } from '#model/value.ts';

/** Several entries of the field's dictionary: a set of codes; order and repetition mean nothing. */
export const choicesType: FieldType = {
  type: 'choices',
  storage: 'text[]',
  word: '选几项',
  hint: '多选，用顿号分隔',
  operand: 'set',
  reference: null,
  many: true,
  options: ['choices'],
  needs: 'choices',
  form: null,
  identifies: false,
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
    const whole = choiceCode(field, text);
    if (whole !== undefined) return accept(codeSet([whole]));
    const codes: string[] = [];
    for (const part of splitList(text)) {
      const code = choiceCode(field, part);
      if (code === undefined) {
        return refuse(
          'unknown_choice',
          `${quote(part)}不在可选项中，请从中选填，多项用顿号隔开：${allowedLabels(field)}`,
        );
      }
      codes.push(code);
    }
    return codes.length === 0 ? EMPTY : accept(codeSet(codes));
  },
  toCell: (value, field) => joinLabels(value, field) || null,
  format: joinLabels,
  stored: (text) => text.split('、'),
  sqlValue: (column) => column,
  sample: { make: 'choices' },
};

/** Labels joined by 、; the code stands in where a label could not be split off again. */
function joinLabels(value: Value, field: Field): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((code: string) => {
      const label = choiceLabel(field, code);
      return splitList(label).length === 1 ? label : code;
    })
    .join('、');
}

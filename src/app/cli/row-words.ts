import type { Wording } from '#engine/exchange/index.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';

/** A stored value, as text, in the words of the people who typed it. Sets come joined by 、. */
export function valueInWords(value: string, field: Field, wording: Wording): string {
  const label = (code: string): string => field.choices.find((choice) => choice.code === code)?.label ?? code;
  switch (field.type) {
    case 'unit':
      return wording.unit(value);
    case 'person':
      return wording.person(value);
    case 'units':
      return value.split('、').map(wording.unit).join('、');
    case 'persons':
      return value.split('、').map(wording.person).join('、');
    case 'choice':
      return label(value);
    case 'choices':
      return value.split('、').map(label).join('、');
    case 'boolean':
      return value === 'true' ? '是' : '否';
    case 'money_fen':
      return fieldTypes.money_fen.format(BigInt(value), field);
    default:
      return value;
  }
}

import type { Wording } from '#engine/exchange/index.ts';
import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';

/** A stored value, as text, in the words of users. Sets come joined by 、. */
export function valueInWords(value: string, field: Field, wording: Wording): string {
  const type = fieldTypes[field.type];
  const entries = type.entries(field);
  const label = (code: string): string => entries.find((entry) => entry.code === code)?.label ?? code;
  const word = behindCodes(type, wording.unit, wording.person) ?? (entries.length > 0 ? label : null);
  if (word !== null) return (type.many ? value.split('、') : [value]).map(word).join('、');
  return type.format(type.stored(value), field);
}

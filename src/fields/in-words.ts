import type { Field } from '#model/field.ts';
import { behindCodes } from './behind-codes.ts';
import { fieldTypes } from './index.ts';
import { rawValue } from './raw-value.ts';

/** Names by code, as the service sends them with rows. */
interface CodeNames {
  readonly units: Readonly<Record<string, string>>;
  readonly persons: Readonly<Record<string, string>>;
}

/** A stored text for users: names for codes, labels for choices, the words of the type for the rest. */
export function inWords(field: Field, raw: string, { units, persons }: CodeNames): string {
  const type = fieldTypes[field.type];
  const names = behindCodes(type, units, persons);
  if (names === null) return type.format(rawValue(field, raw), field);
  return raw
    .split('、')
    .map((code) => names[code] ?? code)
    .join('、');
}

import { fieldTypes } from './index.ts';
import { rawValue } from './raw-value.ts';
import type { Field } from '#model/field.ts';

/** The text of an input for a stored text: what a user would type, and what reading gives back. */
export function typedText(field: Field, raw: string | null): string {
  return fieldTypes[field.type].format(rawValue(field, raw), field);
}

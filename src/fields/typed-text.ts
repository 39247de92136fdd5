import { fieldTypes } from './index.ts';
import { rawValue } from './raw-value.ts';
import type { Field } from '#model/field.ts';

/** What stands in an input for a stored text: what a person would type, and what reading it gives again. */
export function typedText(field: Field, raw: string | null): string {
  return fieldTypes[field.type].format(rawValue(field, raw), field);
}

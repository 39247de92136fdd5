import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import type { Field } from '#model/field.ts';

/** What stands in an input for a stored text: what a person would type, which the service reads back to the same. */
export function typedText(field: Field, raw: string | null): string {
  return fieldTypes[field.type].format(rawValue(field, raw), field);
}

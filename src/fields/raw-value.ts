import type { Field } from '#model/field.ts';
import type { Value } from '#model/value.ts';
import { fieldTypes } from './index.ts';

/** A stored text of the service (numbers in digits, sets joined by 、) as the value that the field types know. */
export function rawValue({ type }: Field, raw: string | null): Value {
  return raw === null || raw === '' ? null : fieldTypes[type].stored(raw);
}

import type { FieldType } from '#model/field-type.ts';

/**
 * The part of `of` that the codes of a type refer to: the names of units, or those of persons.
 * @returns null where values are no codes of the city
 */
export function behindCodes<T>({ reference }: FieldType, units: T, persons: T): T | null {
  return reference === 'unit' ? units : reference === 'person' ? persons : null;
}

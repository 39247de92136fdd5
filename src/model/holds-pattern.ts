import type { FieldPattern, RowPattern } from './pack/flow.ts';
import type { Value } from './value.ts';

/** Whether every field of a row is as it must be. @param values of the row, by field id */
export function holdsPattern(pattern: RowPattern, values: ReadonlyMap<string, Value>): boolean {
  return pattern.every(({ field, is }) => holds(is, values.get(field.id) ?? null));
}

function holds(is: FieldPattern, value: Value): boolean {
  const filled = Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
  if (is === 'filled') return filled;
  if (is === 'empty') return !filled;
  if (typeof is === 'boolean') return value === is;
  if ('least' in is) return Array.isArray(value) && value.length >= is.least;
  return typeof value === 'string' && is.includes(value);
}

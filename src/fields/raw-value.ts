import type { Field } from '#model/field.ts';
import type { Value } from '#model/value.ts';

/** A stored text of the service (numbers in digits, sets joined by 、) as the value that the field types know. */
export function rawValue(field: Field, raw: string | null): Value {
  if (raw === null || raw === '') return null;
  switch (field.type) {
    case 'integer':
    case 'year':
    case 'money_fen': {
      const number = Number(raw);
      return Number.isSafeInteger(number) ? number : BigInt(raw);
    }
    case 'boolean':
      return raw === 'true';
    case 'datetime':
      return raw.slice(0, 16).replace(' ', 'T');
    case 'choices':
    case 'units':
    case 'persons':
      return raw.split('、');
    default:
      return raw;
  }
}

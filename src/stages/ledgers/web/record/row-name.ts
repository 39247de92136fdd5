import { fieldTypes } from '#fields/index.ts';
import { rawValue } from '#fields/raw-value.ts';
import { chineseDay } from '#web/ui/chinese-time.ts';
import type { Names } from '#web/ui/field-face.ts';
import { type Definition, fieldsOf, type ListedRow } from '../definition.ts';

/** A title has room for so many characters. */
const LONGEST = 40;

/** What a record is called: its natural key as people read it, names instead of codes. */
export function nameOfRow(
  definition: Pick<Definition, 'identity' | 'fields'>,
  row: Pick<ListedRow, 'values'>,
  names: Names,
): string {
  const words = definition.identity.flatMap((id) => {
    const field = fieldsOf(definition).find((one) => one.id === id);
    const raw = row.values[id] ?? null;
    if (!field || raw === null) return [];
    if (field.type === 'unit') return names.units[raw] ?? raw;
    if (field.type === 'person') return names.persons[raw] ?? raw;
    if (field.type === 'date') return chineseDay(raw);
    return fieldTypes[field.type].format(rawValue(field, raw), field);
  });
  const name = words.join(' ');
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}……` : name;
}

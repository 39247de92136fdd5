import { fieldFaces } from '#fields/web.ts';
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
    return fieldFaces[field.type].words(field, raw, names);
  });
  const name = words.join(' ');
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}……` : name;
}

import { fieldFaces } from '#fields/web.ts';
import type { Names } from '#web/ui/field-face.ts';
import { type Definition, fieldsOf, type ListedRow } from '../definition.ts';

/** Maximum length of a title. */
const LONGEST = 40;

/** The title of a record: its natural key in words, names instead of codes. */
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

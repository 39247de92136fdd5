import { toLiteral } from '#fields/server.ts';
import type { Field } from '#model/field.ts';
import type { FieldPattern, Flow, RowPattern } from '#model/pack/flow.ts';
import { columnTypeOf, ident } from './table.ts';

/**
 * A pattern as SQL that is true or false, never null; the same as holdsPattern in the program.
 * @param of the alias of the table @param known fields that the table has: a field that it lacks is empty; default all
 * @param recused SQL of the array of persons who keep out, where a pattern may heed it
 */
export function patternSql(
  pattern: RowPattern,
  of: string,
  known: (field: Field) => boolean = () => true,
  recused = `'{}'::text[]`,
): string {
  const parts = pattern.map(({ field, is }) =>
    known(field)
      ? fieldSql(`${of}.${ident(field.id)}`, columnTypeOf(field), is, recused)
      : String(is === 'empty'),
  );
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

function fieldSql(column: string, type: string, is: FieldPattern, recused: string): string {
  const size = `coalesce(cardinality(${column}), 0)`;
  const isList = type.endsWith('[]');
  if (is === 'filled') return isList ? `${size} > 0` : `${column} is not null`;
  if (is === 'empty') return isList ? `${size} = 0` : `${column} is null`;
  if (typeof is === 'boolean') return `${column} is ${is ? 'true' : 'false'}`;
  if ('least' in is && is.heed)
    return `(select count(*) from unnest(${column}) as one where one <> all (${recused})) >= ${is.least}`;
  if ('least' in is) return `${size} >= ${is.least}`;
  return `coalesce(${column} = any (${toLiteral(is, 'text[]')}), false)`;
}

/** The state in which a row of an older list stands that names none: the first whose pattern holds, else the first of all. */
export function enteringSql(
  { begin, entering }: Pick<Flow, 'begin' | 'entering'>,
  of: string,
  known?: (field: Field) => boolean,
): string {
  const first = toLiteral(begin, 'text');
  if (entering.length === 0) return first;
  const parts = entering.map(
    ({ state, when }) => `when ${patternSql(when, of, known)} then ${toLiteral(state, 'text')}`,
  );
  return `case ${parts.join(' ')} else ${first} end`;
}

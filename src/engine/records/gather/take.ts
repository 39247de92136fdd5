import { evaluateCondition } from '#model/expression/evaluate.ts';
import type { Expression } from '#model/expression/ast.ts';
import type { Gathered, GatheredFrom } from '#model/pack/gathered.ts';
import type { Value } from '#model/value.ts';
import { columnsOf, nameOf } from './links.ts';

/** The values of a row by field id. */
export type Values = ReadonlyMap<string, Value>;
/** The accepted rows that belong to one row, by the link over which they do. */
export type Belonging = ReadonlyMap<string, readonly Values[]>;

/**
 * What a field follows from the rows that belong to its row.
 * @param typed what the field has now: what an entry of a map without a code keeps
 * @returns undefined where no row belongs to it: then somebody types the field
 */
export function takeFrom({ take, from }: Gathered, rows: Belonging, typed: Value): Value | undefined {
  const parts = from.map((one) => ({ one, rows: rows.get(nameOf(one.ledger, columnsOf(one))) ?? [] }));
  if (parts.every((part) => part.rows.length === 0)) return undefined;
  if (take === 'count') return parts.reduce((sum, part) => sum + counted(part.one, part.rows).length, 0);
  if (take === 'any') return parts.some((part) => counted(part.one, part.rows).length > 0);
  if (take === 'latest') return latest(parts);
  const [part] = parts;
  const value = part?.one.of ? (part.rows[0]?.get(part.one.of.id) ?? null) : null;
  if (take === 'copy') return value;
  return (typeof value === 'string' ? part?.one.map?.[value] : null) ?? typed;
}

function latest(parts: readonly { readonly one: GatheredFrom; readonly rows: readonly Values[] }[]): Value {
  const all = parts.every(({ one: { whenAll }, rows }) => rows.every((row) => holds(whenAll, row)));
  if (!all) return null;
  const days = parts.flatMap(({ one, rows }) =>
    counted(one, rows).map((row) => String((one.of && row.get(one.of.id)) ?? '')),
  );
  const last = days.toSorted().at(-1) ?? '';
  return last === '' ? null : last;
}

function counted({ where }: GatheredFrom, rows: readonly Values[]): readonly Values[] {
  return rows.filter((row) => holds(where, row));
}

function holds(condition: Expression | null, row: Values): boolean {
  if (!condition) return true;
  const environment = {
    path: ({ field }: { readonly field: { readonly id: string } }) => row.get(field.id) ?? null,
    name: () => null,
  };
  return evaluateCondition(condition, environment, 'false') === true;
}

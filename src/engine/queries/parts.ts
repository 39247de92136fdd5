import { divide, fromMillionths, toMillionths } from '#model/expression/exact.ts';
import type { Measure } from '#model/pack/types.ts';
import { quoteText, type SqlWriter } from './sql.ts';

/**
 * One number over rows of which the value of a measure is combined. Parts can be kept and brought up to date by the rows that
 * were changed: a count and a sum by what these add and take, a count of distinct values by those that come new or go.
 */
export type PartSql = {
  /** Conditions beside those of the measure. */
  readonly filter: readonly string[];
} & (
  | { readonly kind: 'count' }
  | { readonly kind: 'sum'; readonly of: string }
  | { readonly kind: 'distinct'; readonly of: readonly string[] }
  /** Distinct elements of a column that holds a set. */
  | { readonly kind: 'elements'; readonly of: string }
);

/** The parts of a measure, as SQL; a plain count has none, for the number of rows is its value. */
export function partsOf(measure: Measure, writer: SqlWriter): readonly PartSql[] {
  switch (measure.kind) {
    case 'sum':
      return [{ kind: 'sum', of: writer.path(measure.of), filter: [] }];
    case 'count_distinct': {
      const of = measure.of.map((path) => writer.path(path));
      const [first = ''] = of;
      if (measure.of[0]?.type === 'set') return [{ kind: 'elements', of: first, filter: [] }];
      return [{ kind: 'distinct', of, filter: [] }];
    }
    case 'min_over': {
      const by = writer.operand(measure.by);
      const [inner] =
        measure.of.kind === 'count' ? [{ kind: 'count', filter: [] } as const] : partsOf(measure.of, writer);
      if (!inner) throw new Error(`no part of ${measure.of.kind}`);
      const text = measure.by.type !== 'number';
      return measure.keys.map((key) => ({
        ...inner,
        filter: [...inner.filter, `${by} = ${text ? quoteText(key) : key}`],
      }));
    }
    case 'highest':
      return highestParts(measure, writer);
    default:
      return [];
  }
}

/**
 * Persons whose highest step is one of the asked ones, in a single pass: those with any row at or above the step,
 * less those with any row above it. (A group by person inside the pass would have forced a pass of its own.)
 */
function highestParts(measure: Extract<Measure, { kind: 'highest' }>, writer: SqlWriter): readonly PartSql[] {
  const of = [writer.path(measure.of)];
  const by = writer.path(measure.by);
  const ranks = new Map(measure.by.field.choices.map((choice) => [choice.code, choice.rank ?? 0]));
  const steps = [...new Set(measure.codes.map((code) => ranks.get(code) ?? 0))];
  const above = (rank: number, strictly: boolean): string => {
    const codes = [...ranks]
      .filter(([, other]) => (strictly ? other > rank : other >= rank))
      .map(([code]) => quoteText(code));
    return codes.length === 0 ? 'false' : `${by} in (${codes.join(', ')})`;
  };
  return steps.flatMap((rank) => [
    { kind: 'distinct', of, filter: [above(rank, false)] } as const,
    { kind: 'distinct', of, filter: [above(rank, true)] } as const,
  ]);
}

/**
 * The value of a measure from its parts.
 * @param rows how many rows enter it
 * @param parts in the order of `partsOf`; of a coverage how many are covered, and of how many
 * @returns a canonical decimal; null where there is none: a coverage of nobody, a measure that other numbers give
 */
export function combineParts(measure: Measure, rows: number, parts: readonly string[]): string | null {
  switch (measure.kind) {
    case 'count':
      return String(rows);
    case 'sum':
    case 'count_distinct':
      return parts[0] ?? null;
    case 'min_over':
      return parts.length === 0
        ? null
        : fromMillionths(parts.map(toMillionths).reduce((least, one) => (one < least ? one : least)));
    case 'highest':
      return String(parts.reduce((total, part, at) => total + (at % 2 === 0 ? 1 : -1) * Number(part), 0));
    case 'coverage': {
      const [covered = '0', holders = '0'] = parts;
      return holders === '0' ? null : divide(BigInt(covered) * 100n, BigInt(holders), 4);
    }
    default:
      return null;
  }
}

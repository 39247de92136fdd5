import { fromMillionths, toMillionths } from '#model/expression/exact.ts';
import type { Count, Counts } from './ledger-pass.ts';
import type { PartSql } from './parts.ts';
import type { Pass } from './pass.ts';
import type { AskSql } from './quantity-sql.ts';
import { conditionColumn, setColumn, valueColumn, type WrittenAsks } from './write-asks.ts';

/** A row with the value of every expression that the asks look at, in their order. */
export type ChangedRow = readonly (boolean | string | readonly string[] | null)[];

/** The rows that were written since: as they were, and as they are. Only those that count anywhere. */
export interface ChangedSides {
  readonly was: readonly ChangedRow[];
  readonly now: readonly ChangedRow[];
}

/** A value that the changed rows brought or took: whether it counts depends on the other rows. */
export interface ValueToFind {
  readonly id: string;
  /** Place of the ask in its pass, and of the part in the ask. */
  readonly ask: number;
  readonly part: number;
  /** A tuple; of a set one element. */
  readonly value: readonly string[];
}

type Columns = WrittenAsks['columns'];

/** The values of distinct counts that stand on one side only. */
export function valuesToFind(
  asked: readonly AskSql[],
  columns: Columns,
  sides: ChangedSides,
): readonly ValueToFind[] {
  const read = new Reader(columns);
  return asked.flatMap((ask, at) =>
    ask.parts.flatMap((part, place) => {
      const { brought, taken } = moved(read, ask, part, sides);
      return [...brought, ...taken].map((value) => ({
        id: idOf(at, place, value),
        ask: at,
        part: place,
        value: JSON.parse(value) as string[],
      }));
    }),
  );
}

/**
 * Counts with the changed rows in them.
 * @param elsewhere the values (by id) that other rows have too
 * @param covered of each coverage of the pass, asked anew
 */
export function addChanges(
  { asks }: Pass,
  { asked, columns, coverages }: WrittenAsks,
  counts: Counts,
  sides: ChangedSides,
  elsewhere: ReadonlySet<string>,
  covered: readonly { readonly covered: string; readonly holders: string }[],
): Counts {
  const read = new Reader(columns);
  return new Map(
    asks.map(({ key }, at): [string, Count] => {
      const ask = asked[at];
      const before = counts.get(key);
      if (!ask || !before) throw new Error(`no counts of ${key}`);
      const entering = (rows: readonly ChangedRow[]): number =>
        rows.filter((row) => read.all(row, ask.conjuncts)).length;
      const rows = before.rows + entering(sides.now) - entering(sides.was);
      const coverage = coverages.findIndex((one) => one.key === key);
      const share = covered[coverage];
      if (share) return [key, { rows, parts: [share.covered, share.holders] }];
      const parts = ask.parts.map((part, place) => {
        const kept = toMillionths(before.parts[place] ?? '0');
        return fromMillionths(
          kept + change(read, ask, part, sides, (value) => elsewhere.has(idOf(at, place, value))),
        );
      });
      return [key, { rows, parts }];
    }),
  );
}

/** By how much a part changes, in millionths. */
function change(
  read: Reader,
  ask: AskSql,
  part: PartSql,
  sides: ChangedSides,
  isElsewhere: (value: string) => boolean,
): bigint {
  if (part.kind === 'count' || part.kind === 'sum') {
    const total = (rows: readonly ChangedRow[]): bigint =>
      rows
        .filter((row) => read.all(row, ask.conjuncts) && read.all(row, part.filter))
        .reduce(
          (sum, row) => sum + toMillionths(part.kind === 'sum' ? (read.text(row, part.of) ?? '0') : 1),
          0n,
        );
    return total(sides.now) - total(sides.was);
  }
  const { brought, taken } = moved(read, ask, part, sides);
  const own = (values: readonly string[]): number => values.filter((value) => !isElsewhere(value)).length;
  return toMillionths(own(brought) - own(taken));
}

/** Values, each as JSON of its tuple, that the changed rows have now and had not, or had and have no more. */
function moved(
  read: Reader,
  ask: AskSql,
  part: PartSql,
  { was, now }: ChangedSides,
): { readonly brought: readonly string[]; readonly taken: readonly string[] } {
  if (part.kind !== 'distinct' && part.kind !== 'elements') return { brought: [], taken: [] };
  const values = (rows: readonly ChangedRow[]): ReadonlySet<string> =>
    new Set(
      rows
        .filter((row) => read.all(row, ask.conjuncts) && read.all(row, part.filter))
        .flatMap((row) => read.tuples(row, part)),
    );
  const [before, after] = [values(was), values(now)];
  return {
    brought: [...after].filter((value) => !before.has(value)),
    taken: [...before].filter((value) => !after.has(value)),
  };
}

function idOf(ask: number, part: number, value: string): string {
  return `${ask} ${part} ${value}`;
}

/** Finds in a row what an expression gave. */
class Reader {
  readonly #places: ReadonlyMap<string, number>;

  constructor(columns: Columns) {
    this.#places = new Map(columns.map((column, at) => [column, at]));
  }

  /** True when all conditions hold; what SQL does not know does not hold. */
  all(row: ChangedRow, conditions: readonly string[]): boolean {
    return conditions.every((one) => this.#at(row, conditionColumn(one)) === true);
  }

  text(row: ChangedRow, expression: string): string | null {
    const value = this.#at(row, valueColumn(expression));
    return typeof value === 'string' ? value : null;
  }

  /** The value of a distinct count as JSON of a tuple; none where a part of it is empty. */
  tuples(row: ChangedRow, part: Extract<PartSql, { kind: 'distinct' | 'elements' }>): readonly string[] {
    if (part.kind === 'elements') {
      const value = this.#at(row, setColumn(part.of));
      return Array.isArray(value) ? value.map((one) => JSON.stringify([one])) : [];
    }
    const tuple = part.of.map((one) => this.text(row, one));
    return tuple.includes(null) ? [] : [JSON.stringify(tuple)];
  }

  #at(row: ChangedRow, column: string): ChangedRow[number] {
    return row[this.#places.get(column) ?? -1] ?? null;
  }
}

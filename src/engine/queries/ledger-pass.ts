import type { PoolClient } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import { combineParts, type PartSql } from './parts.ts';
import type { Pass } from './pass.ts';
import type { AskSql, LedgerSql } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';
import { writeAsks, type WrittenAsks } from './write-asks.ts';

/** How many rows enter a number, and the parts of its value (combineParts). */
export interface Count {
  readonly rows: number;
  readonly parts: readonly string[];
}
/** By key of ask. */
export type Counts = ReadonlyMap<string, Count>;

/** Values and row counts by key of ask. */
export type Answer = ReadonlyMap<string, { readonly value: string | null; readonly rows: number }>;

/** The values of the numbers of a pass from their counts. */
export function answerOf({ asks }: Pass, counts: Counts): Answer {
  return new Map(
    asks.map(({ key, quantity }) => {
      const { rows, parts } = counts.get(key) ?? { rows: 0, parts: [] };
      return [key, { value: combineParts(quantity.measure, rows, parts), rows }];
    }),
  );
}

/** Settings of a transaction in which passes run. PostgreSQL 15 does not know the first. */
export const PASS_SETTINGS =
  // PostgreSQL 16+ sorts all rows for a filtered distinct before it filters, unless told not to: 3 times slower.
  `do $$ begin if current_setting('server_version_num')::int >= 160000 then set local enable_presorted_aggregate = off; end if; end $$; ` +
  `set local work_mem = '64MB'; ` +
  // The work is spread over connections already; workers of one statement would only take turns with the others.
  'set local max_parallel_workers_per_gather = 0; ';

/** A row of one statement as the database hands it over: bare numbers as texts. */
type Row = Readonly<Record<string, string | null>>;

/**
 * Counts what several passes ask, by pass: each pass is one subquery over its ledger, a coverage a second, small one,
 * and all of them travel in one statement, for with a database far away each way costs more than most passes do.
 */
export async function askLedgers(
  client: PoolClient,
  passes: readonly Pass[],
  pack: Pack,
  inputs: ReportInputs,
  region: number,
): Promise<readonly (readonly [string, Counts])[]> {
  const written = passes.map((pass) => ({ pass, ...writeAsks(pass, pack, inputs) }));
  const statements = written.flatMap(({ sql, asked, coverages }) => [
    passSql(sql, asked),
    ...coverages.map((one) => one.sql),
  ]);
  if (statements.length === 0) return [];
  const columns = statements.map((sql, at) => `(select to_jsonb(p) from (${sql}) as p) as s${at}`);
  const { rows } = await client.query<Record<string, Row | null>>(`select ${columns.join(', ')}`, [region]);
  const results = Object.values(rows[0] ?? {}).values();
  const next = (): Row | null => results.next().value ?? null;
  return written.map(({ pass, asked, coverages }) => {
    const row = next();
    return [pass.id, readCounts(pass, asked, coverages, row, coverages.map(next))] as const;
  });
}

/** What the rows of a pass and of its coverages say, by ask. */
function readCounts(
  { asks }: Pass,
  asked: readonly AskSql[],
  coverages: WrittenAsks['coverages'],
  row: Row | null | undefined,
  covered: readonly (Row | null)[],
): Counts {
  const counts = new Map(
    asks.map(({ key }, at): [string, Count] => [
      key,
      {
        rows: Number(row?.[`n${at}`] ?? 0),
        parts: (asked[at]?.parts ?? []).map((_, part) => row?.[`p${at}_${part}`] ?? '0'),
      },
    ]),
  );
  for (const [at, { key }] of coverages.entries())
    counts.set(key, {
      rows: counts.get(key)?.rows ?? 0,
      parts: [covered[at]?.['covered'] ?? '0', covered[at]?.['holders'] ?? '0'],
    });
  return counts;
}

/** How the rows of a pass are told apart: a column as the first of the answer, and the join that gives it. */
export interface Grouping {
  readonly key: string;
  readonly join: string;
}

/**
 * The one statement of a pass. What all asks share goes into WHERE, each keeps the rest as its filter: merging
 * alone, without lifting, was slower than separate statements (technology figures in docs/benchmarks.md).
 * @param by gives one row for each group instead of one for all
 */
export function passSql(sql: LedgerSql, parts: readonly AskSql[], by?: Grouping): string {
  const [first, ...others] = parts;
  const shared = (first?.conjuncts ?? []).filter((one) =>
    others.every((other) => other.conjuncts.includes(one)),
  );
  const columns = parts.map((part, index) => {
    const rest = part.conjuncts.filter((one) => !shared.includes(one));
    const rows = { from: () => sql.from, where: [...sql.base, ...part.conjuncts] };
    return [
      `count(*)${filtered(rest)} as n${index}`,
      // Elements of sets are not grouped with the rows: their statement stands beside.
      ...part.parts.map((one, at) =>
        by && one.kind === 'elements' ? '' : `(${partSql(one, rest, rows)})::text as p${index}_${at}`,
      ),
    ]
      .filter((column) => column !== '')
      .join(', ');
  });
  // When every ask has conditions of its own, a row that none of them wants need not reach the aggregates.
  const rests = parts.map((part) => part.conjuncts.filter((one) => !shared.includes(one)));
  const any =
    rests.every((rest) => rest.length > 0) && parts.length > 1
      ? [`(${[...new Set(rests.map((rest) => rest[0] ?? 'true'))].join(' or ')})`]
      : [];
  const where = [...sql.base, ...shared, ...any].join(' and ');
  if (by)
    return `select ${[by.key, ...columns].join(', ')} from ${sql.from} ${by.join} where ${where} group by 1`;
  return `select ${columns.join(', ')} from ${sql.from} where ${where}`;
}

/** Where a part has to look at the rows again by itself. */
interface Rows {
  readonly from: () => string;
  readonly where: readonly string[];
}

/** A part as an aggregate, given the rest of its condition that was not lifted into WHERE. */
function partSql(part: PartSql, rest: readonly string[], rows: Rows): string {
  const filter = filtered([...rest, ...part.filter]);
  switch (part.kind) {
    case 'count':
      return `count(*)${filter}`;
    case 'sum':
      return sumSql(part.of, filter);
    case 'distinct':
      // One text per tuple: comparing records is slower, and null in any part makes the tuple no value.
      return `count(distinct ${part.of.length === 1 ? part.of[0] : part.of.map((column) => `${column}::text`).join(` || E'\\x1f' || `)})${filter}`;
    default:
      return `select count(distinct e) from ${rows.from()} cross join lateral unnest(${part.of}) as e where ${[...rows.where, ...part.filter].join(' and ')}`;
  }
}

/** A sum of decimals keeps the longest scale: 12.5 + 1.5 would be 14.0, which is no canonical decimal. */
function sumSql(of: string, filter: string): string {
  return `trim_scale(coalesce(sum(${of})${filter}, 0)::numeric)`;
}

function filtered(filter: readonly string[]): string {
  return filter.length === 0 ? '' : ` filter (where ${filter.join(' and ')})`;
}

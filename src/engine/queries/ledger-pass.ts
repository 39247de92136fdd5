import type { PoolClient } from 'pg';
import { divide } from '#model/expression/exact.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Pass } from './pass.ts';
import { type AskSql, coverageSql, LedgerSql } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';

/** Values and row counts by key of ask. */
export type Answer = ReadonlyMap<string, { readonly value: string | null; readonly rows: number }>;

/** Settings of a transaction in which passes run. PostgreSQL 15 does not know the first. */
export const PASS_SETTINGS =
  // PostgreSQL 16+ sorts all rows for a filtered distinct before it filters, unless told not to: 3 times slower.
  `do $$ begin if current_setting('server_version_num')::int >= 160000 then set local enable_presorted_aggregate = off; end if; end $$; ` +
  `set local work_mem = '64MB'; ` +
  // The work is spread over connections already; workers of one statement would only take turns with the others.
  'set local max_parallel_workers_per_gather = 0; ';

type Row = Readonly<Record<string, string | null>>;

/**
 * Answers the asks of several passes, by pass: each pass is one subquery over its ledger, a coverage a second, small one,
 * and all of them travel in one statement, for with a database far away each way costs more than most passes do.
 */
export async function askLedgers(
  client: PoolClient,
  passes: readonly Pass[],
  pack: Pack,
  inputs: ReportInputs,
  region: number,
): Promise<readonly (readonly [string, Answer])[]> {
  const written = passes.map((pass) => writePass(pass, pack, inputs));
  const columns = written
    .flatMap(({ statements }) => statements)
    .map((sql, at) => `(select to_jsonb(p) from (${sql}) as p) as s${at}`);
  if (columns.length === 0) return [];
  const { rows } = await client.query<Record<string, Row | null>>(`select ${columns.join(', ')}`, [region]);
  const results = Object.values(rows[0] ?? {});
  let at = 0;
  return written.map(({ id, statements, read }) => {
    const of = results.slice(at, at + statements.length);
    at += statements.length;
    return [id, read(of)] as const;
  });
}

interface WrittenPass {
  readonly id: string;
  /** The pass itself, then the coverages of it; each answers one row. */
  readonly statements: readonly string[];
  readonly read: (rows: readonly (Row | null)[]) => Answer;
}

function writePass({ id, ledger, asks }: Pass, pack: Pack, inputs: ReportInputs): WrittenPass {
  const definition = pack.ledgers.get(ledger);
  if (!definition) throw new Error(`no ledger ${ledger}`);
  const sql = new LedgerSql(definition, pack.ledgers, inputs.roles);
  const parts = asks.map((ask) => ({ ask, part: sql.ask(ask) }));
  const covered = parts.flatMap(({ ask, part }) =>
    ask.quantity.measure.kind === 'coverage'
      ? [{ key: ask.key, sql: coverageSql(ask, ask.quantity.measure, sql, part) }]
      : [],
  );
  const statement = passSql(
    sql,
    parts.map(({ part }) => part),
  );
  return {
    id,
    statements: [statement, ...covered.map((one) => one.sql)],
    read: ([row, ...coverages]) => {
      const counted = (index: number): number => Number(row?.[`n${index}`] ?? 0);
      const answer = new Map(
        asks.map(({ key }, index) => [key, { value: row?.[`v${index}`] ?? null, rows: counted(index) }]),
      );
      for (const [index, { key }] of covered.entries())
        answer.set(key, { value: shareOf(coverages[index]), rows: answer.get(key)?.rows ?? 0 });
      return answer;
    },
  };
}

function shareOf(found: Row | null | undefined): string | null {
  const { covered = '0', holders = '0' } = found ?? {};
  return holders === '0' ? null : divide(BigInt(covered ?? '0') * 100n, BigInt(holders ?? '0'), 4);
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
    const count = rest.length === 0 ? 'count(*)' : `count(*) filter (where ${rest.join(' and ')})`;
    return `(${part.value(rest)})::text as v${index}, ${count} as n${index}`;
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

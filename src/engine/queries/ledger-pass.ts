import type { PoolClient } from 'pg';
import { divide } from '#model/expression/exact.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Pass } from './pass.ts';
import { type AskSql, coverageSql, LedgerSql } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';

/** Values and row counts by key of ask. */
export type Answer = ReadonlyMap<string, { readonly value: string | null; readonly rows: number }>;

/** Settings of a transaction in which passes run. PostgreSQL 15 does not know the first. */
export async function preparePasses(client: PoolClient): Promise<void> {
  // PostgreSQL 16+ sorts all rows for a filtered distinct before it filters, unless told not to: 3 times slower.
  await client.query(
    `do $$ begin if current_setting('server_version_num')::int >= 160000 then set local enable_presorted_aggregate = off; end if; end $$`,
  );
  await client.query(`set local work_mem = '64MB'`);
  // The work is spread over connections already; workers of one statement would only take turns with the others.
  await client.query('set local max_parallel_workers_per_gather = 0');
}

/** Answers the asks of one pass over a ledger in one statement; a coverage takes a second, small one. */
export async function askLedger(
  client: PoolClient,
  { ledger, asks }: Pass,
  pack: Pack,
  inputs: ReportInputs,
  region: number,
): Promise<Answer> {
  const definition = pack.ledgers.get(ledger);
  if (!definition) throw new Error(`no ledger ${ledger}`);
  const sql = new LedgerSql(definition, pack.ledgers, inputs.roles);
  const parts = asks.map((ask) => sql.ask(ask));
  const { rows } = await client.query<Record<string, string | null>>(passSql(sql, parts), [region]);
  const [row] = rows;
  const answer = new Map<string, { value: string | null; rows: number }>();
  for (const [index, part] of parts.entries())
    answer.set(part.key, { value: row?.[`v${index}`] ?? null, rows: Number(row?.[`n${index}`] ?? 0) });
  for (const [index, { key, quantity }] of asks.entries()) {
    const ask = asks[index];
    const part = parts[index];
    if (quantity.measure.kind !== 'coverage' || !ask || !part) continue;
    const result = await client.query<{ covered: string; holders: string }>(
      coverageSql(ask, quantity.measure, sql, part),
      [region],
    );
    const { covered = '0', holders = '0' } = result.rows[0] ?? {};
    answer.set(key, {
      value: holders === '0' ? null : divide(BigInt(covered) * 100n, BigInt(holders), 4),
      rows: answer.get(key)?.rows ?? 0,
    });
  }
  return answer;
}

/**
 * The one statement of a pass. What all asks share goes into WHERE, each keeps the rest as its filter: merging
 * alone, without lifting, was slower than separate statements (technology figures in docs/benchmarks.md).
 */
export function passSql(sql: LedgerSql, parts: readonly AskSql[]): string {
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
  return `select ${columns.join(', ')} from ${sql.from} where ${[...sql.base, ...shared, ...any].join(' and ')}`;
}

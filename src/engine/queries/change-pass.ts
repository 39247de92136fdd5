import type { PoolClient } from 'pg';
import { quoted } from '#kernel/db/index.ts';
import { fromMillionths, toMillionths } from '#model/expression/exact.ts';
import type { Pack } from '#model/pack/types.ts';
import { tableOf } from '#engine/records/index.ts';
import {
  askStatements,
  type Count,
  type Counts,
  filtered,
  readCounts,
  type Row,
  sumSql,
  writeAsks,
} from './ledger-pass.ts';
import type { PartSql } from './parts.ts';
import type { Pass } from './pass.ts';
import type { AskSql, LedgerSql } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';

/** A pass whose counts were true at an earlier version of its ledger, and the batches under which rows were written since. */
export interface BehindPass {
  readonly pass: Pass;
  readonly counts: Counts;
  readonly batches: readonly string[];
}

/**
 * Brings counts up to date: adds what the rows that were written since count now, and takes away what they counted then, by
 * the before-images of their history. The cost follows the change, not the ledger. Of distinct values those count that the
 * rows bring or take, where no other row of the ledger has them; an index on the field answers that (distinctFields).
 * All passes travel in one statement.
 */
export async function askChanges(
  client: PoolClient,
  behind: readonly BehindPass[],
  pack: Pack,
  inputs: ReportInputs,
  region: number,
): Promise<readonly (readonly [string, Counts])[]> {
  return askStatements(
    client,
    behind.map(({ pass, counts, batches }) => {
      const { sql, asked, coverages } = writeAsks(pass, pack, inputs);
      return {
        statements: [changeSql(sql, asked, batches), ...coverages.map((one) => one.sql)],
        read: ([row, ...covered]: readonly (Row | null)[]) => {
          const sides = row as unknown as { readonly was: Row | null; readonly now: Row | null } | null;
          const was = readCounts(pass, asked, [], sides?.was, []);
          const now = readCounts(pass, asked, coverages, sides?.now, covered);
          return [pass.id, changed(pass, counts, was, now)] as const;
        },
      };
    }),
    region,
  );
}

function changed({ asks }: Pass, counts: Counts, was: Counts, now: Counts): Counts {
  return new Map(
    asks.map(({ key, quantity }): [string, Count] => {
      const [before, less, more] = [counts.get(key), was.get(key), now.get(key)];
      const rows = (before?.rows ?? 0) + (more?.rows ?? 0) - (less?.rows ?? 0);
      // A coverage was asked anew.
      if (quantity.measure.kind === 'coverage') return [key, { rows, parts: more?.parts ?? [] }];
      const at = (count: Count | undefined, part: number): bigint => toMillionths(count?.parts[part] ?? '0');
      const parts = (before?.parts ?? []).map((_, part) =>
        fromMillionths(at(before, part) + at(more, part) - at(less, part)),
      );
      return [key, { rows, parts }];
    }),
  );
}

/** Two rows as JSON: what the changed rows counted before, and what they count now. */
function changeSql(sql: LedgerSql, asked: readonly AskSql[], batches: readonly string[]): string {
  const table = tableOf(sql.ledger);
  const among = `any (${quoted(`{${batches.join(',')}}`)}::uuid[])`;
  const history = `core.row_history where region_id = $1 and ledger = ${quoted(sql.ledger.id)} and batch_id = ${among}`;
  const side = (rows: string): string => {
    const columns = asked.map((ask, index) =>
      [
        `count(*)${filtered(ask.conjuncts)} as n${index}`,
        ...ask.parts.map((part, at) => `(${partSql(part, ask, sql, rows)})::text as p${index}_${at}`),
      ].join(', '),
    );
    return `(select to_jsonb(x) from (select ${columns.join(', ')} from ${sql.fromRows(rows)} where ${sql.base.join(' and ')}) as x)`;
  };
  // The first before-image since then is the row as it was then, unless the row itself is younger.
  return `with ids as materialized (
      select row_id from ${table} where region_id = $1 and row_batch_id = ${among} union select row_id from ${history}),
    was as materialized (
      select b.* from (select distinct on (row_id) before from ${history} order by row_id, row_version) as h
        cross join lateral jsonb_populate_record(null::${table}, h.before) as b where b.row_batch_id <> all (${quoted(`{${batches.join(',')}}`)}::uuid[])),
    now as materialized (select t.* from ${table} t where t.region_id = $1 and t.row_id in (select row_id from ids))
    select ${side('was')} as was, ${side('now')} as now`;
}

/** A part over the changed rows alone. */
function partSql(part: PartSql, { conjuncts }: AskSql, sql: LedgerSql, rows: string): string {
  const conditions = [...conjuncts, ...part.filter];
  switch (part.kind) {
    case 'count':
      return `count(*)${filtered(conditions)}`;
    case 'sum':
      return sumSql(part.of, filtered(conditions));
    default:
      return valuesOfTheirOwn(part, [...sql.base, ...conditions], sql, rows);
  }
}

/** How many values the changed rows have that no other row of the ledger has. */
function valuesOfTheirOwn(
  part: Extract<PartSql, { kind: 'distinct' | 'elements' }>,
  where: readonly string[],
  sql: LedgerSql,
  rows: string,
): string {
  const of = part.kind === 'distinct' ? part.of : ['e'];
  const unnested = part.kind === 'distinct' ? '' : ` cross join lateral unnest(${part.of}) as e`;
  const values = `select distinct ${of.map((one, at) => `${one} as c${at}`).join(', ')} from ${sql.fromRows(rows)}${unnested}
    where ${[...where, ...of.map((one) => `${one} is not null`)].join(' and ')}`;
  const same =
    part.kind === 'distinct' ? of.map((one, at) => `${one} = s.c${at}`) : [`s.c0 = any (${part.of})`];
  // With its limit it stays a question for each value, which an index answers; as a join it would read the ledger.
  const elsewhere = `select false from ${sql.fromRows(tableOf(sql.ledger))}
    where ${[...where, ...same].join(' and ')} and not exists (select from ids where ids.row_id = t.row_id) limit 1`;
  return `select count(*) from (${values}) as s where coalesce((${elsewhere}), true)`;
}

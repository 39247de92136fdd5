import type { PoolClient } from 'pg';
import { quoted } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { tableOf } from '#engine/records/index.ts';
import {
  addChanges,
  type ChangedRow,
  type ChangedSides,
  type ValueToFind,
  valuesToFind,
} from './add-changes.ts';
import type { Counts } from './ledger-pass.ts';
import type { Pass } from './pass.ts';
import { type AskSql, LedgerSql } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';
import { writeAsks, type WrittenAsks } from './write-asks.ts';

/** A pass whose counts were true at an earlier version of its ledger, and the batches under which rows were written since. */
export interface BehindPass {
  readonly pass: Pass;
  readonly counts: Counts;
  readonly batches: readonly string[];
}

/** So many values at most are looked for one by one. */
const MOST_VALUES = 64;

/**
 * Brings counts up to date: adds what the rows that were written since count now, and takes away what they counted then, by
 * the before-images of their history. The cost follows the change, not the ledger. A distinct value that such rows brought or
 * took is looked for in the other rows; an index on the field answers that (distinctFields). All passes travel together: one
 * way to the database for the rows, one for the values.
 * @returns the counts of now, by pass; without those of which more values would have to be looked for than reading all is worth
 */
export async function askChanges(
  client: PoolClient,
  behind: readonly BehindPass[],
  pack: Pack,
  inputs: ReportInputs,
  region: number,
): Promise<readonly (readonly [string, Counts])[]> {
  if (behind.length === 0) return [];
  const written = behind.map((one) => ({ ...one, asks: writeAsks(one.pass, pack, inputs) }));
  const columns = written.map(({ asks, batches }, at) => `(${changedRowsSql(asks, batches)}) as s${at}`);
  const { rows } = await client.query<Record<string, Found>>(`select ${columns.join(', ')}`, [region]);
  const read = written.flatMap((one, at) => {
    const found = rows[0]?.[`s${at}`];
    if (!found) throw new Error(`nothing read of ${one.pass.id}`);
    const sides = { was: found.was ?? [], now: found.now ?? [] };
    const wanted = valuesToFind(one.asks.asked, one.asks.columns, sides);
    return wanted.length > MOST_VALUES
      ? []
      : [{ ...one, ...sides, ids: found.ids ?? [], covered: found.covered ?? [], wanted }];
  });
  const questions = read.flatMap(({ pass, ids, wanted }) => {
    const asked = new Map<number, { readonly sql: LedgerSql; readonly ask: AskSql }>();
    return wanted.map((value) => {
      const one = asked.get(value.ask) ?? writeOne(pass, value.ask, pack, inputs);
      asked.set(value.ask, one);
      return elsewhereSql(one, value, ids);
    });
  });
  const elsewhere = questions.length === 0 ? [] : await askAll(client, questions, region);
  let at = 0;
  return read.map(({ pass, counts, asks, was, now, covered, wanted }) => {
    const there = new Set(wanted.filter((_, index) => elsewhere[at + index]).map(({ id }) => id));
    at += wanted.length;
    const sides: ChangedSides = { was, now };
    return [pass.id, addChanges(pass, asks, counts, sides, there, covered)] as const;
  });
}

interface Found {
  readonly ids: readonly string[] | null;
  readonly was: readonly ChangedRow[] | null;
  readonly now: readonly ChangedRow[] | null;
  /** How many are covered, and of how many, of each coverage: these are small, and asked anew. */
  readonly covered: readonly { readonly covered: string; readonly holders: string }[] | null;
}

/** One object: the changed rows as they were and as they are, with every expression that the asks look at. */
function changedRowsSql({ sql, columns, coverages }: WrittenAsks, batches: readonly string[]): string {
  const table = tableOf(sql.ledger);
  const list = quoted(`{${batches.join(',')}}`);
  const history = `core.row_history where region_id = $1 and ledger = ${quoted(sql.ledger.id)} and batch_id = any (${list}::uuid[])`;
  const side = (rows: string): string =>
    `(select jsonb_agg(${arrayOf(columns)}) from ${sql.fromRows(rows)} where ${sql.base.join(' and ')})`;
  const covered = coverages.map((one) => `(select to_jsonb(c) from (${one.sql}) as c)`);
  // The first before-image since then is the row as it was then, unless the row itself is younger.
  return `with ids as materialized (
      select row_id from ${table} where region_id = $1 and row_batch_id = any (${list}::uuid[]) union select row_id from ${history}),
    was as materialized (
      select b.* from (select distinct on (row_id) before from ${history} order by row_id, row_version) as h
        cross join lateral jsonb_populate_record(null::${table}, h.before) as b where b.row_batch_id <> all (${list}::uuid[])),
    now as materialized (select t.* from ${table} t where t.region_id = $1 and t.row_id in (select row_id from ids))
    select jsonb_build_object('ids', (select jsonb_agg(row_id) from ids), 'was', ${side('was')}, 'now', ${side('now')},
      'covered', jsonb_build_array(${covered.join(', ')}))`;
}

/** A function takes at most 100 arguments. */
function arrayOf(columns: readonly string[]): string {
  const pieces: string[] = [];
  for (let at = 0; at < columns.length; at += 90)
    pieces.push(`jsonb_build_array(${columns.slice(at, at + 90).join(', ')})`);
  return pieces.length === 0 ? "'[]'::jsonb" : pieces.join(' || ');
}

/** One ask alone, so that its question joins what it needs and no more. */
function writeOne({ ledger, asks }: Pass, at: number, pack: Pack, inputs: ReportInputs) {
  const definition = pack.ledgers.get(ledger);
  const ask = asks[at];
  if (!definition || !ask) throw new Error(`no ask ${at} of ${ledger}`);
  const sql = new LedgerSql(definition, pack.ledgers, inputs.roles);
  return { sql, ask: sql.ask(ask) };
}

/** Whether a row that was not changed has the value. */
function elsewhereSql(
  { sql, ask }: { readonly sql: LedgerSql; readonly ask: AskSql },
  { part: at, value }: ValueToFind,
  ids: readonly string[],
): string {
  const part = ask.parts[at];
  if (part?.kind !== 'distinct' && part?.kind !== 'elements') throw new Error('a part without values');
  // A literal without a type takes that of the column.
  const same =
    part.kind === 'distinct'
      ? part.of.map((column, index) => `${column} = ${quoted(value[index] ?? '')}`)
      : [`${quoted(value[0] ?? '')} = any (${part.of})`];
  const where = [...sql.base, ...ask.conjuncts, ...part.filter, ...same];
  const others = `t.row_id <> all (${quoted(`{${ids.join(',')}}`)}::uuid[])`;
  return `exists (select from ${sql.from} where ${[...where, others].join(' and ')})`;
}

async function askAll(
  client: PoolClient,
  questions: readonly string[],
  region: number,
): Promise<readonly boolean[]> {
  const { rows } = await client.query<{ answers: boolean[] }>(
    `select array[${questions.join(', ')}] as answers`,
    [region],
  );
  return rows[0]?.answers ?? [];
}

import { rightsOf } from '#engine/access/rights-of.ts';
import { loadDemo } from '#tools/demo/load-demo.ts';
import { countRows, EVERY_ROW, listHanded, listRows, loadUnits, unitPaths } from '#engine/records/index.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { BENCH, type BenchCity, benchCity } from './city.ts';
import { type Figure, median } from './measure.ts';

const TIMES = 9;
const LEDGER = 'public_suggestion';

/**
 * What it costs a township that rows of a ledger are handed: its own list with everything that was handed beside it and
 * without, the list of what was handed to it and its villages, and what its own list would cost if the rows themselves named
 * whom they are handed to and their policy asked for that (decision 0112).
 */
export async function benchHanded(rows: number): Promise<readonly Figure[]> {
  const city = await benchCity();
  try {
    const { db, pack, scope } = city;
    const loaded = await loadDemo({ db, pack, scope, actor: BENCH, now: new Date(), rows });
    if (!loaded.accepted) throw new Error(JSON.stringify(loaded.errors[0]));
    const ledger = pack.ledgers.get(LEDGER);
    if (!ledger) throw new Error(`no ledger ${LEDGER}`);
    const { township, path, unit } = await townshipOf(city);
    await handSome(city);
    await db.owner.query('vacuum analyze');
    const name = await sizes(city);
    const withHanded = await own(city, ledger, township);
    const [alone, below] = [
      await received(city, ledger, township, path, unit),
      await received(city, ledger, township, path, null),
    ];
    await db.owner.query('truncate core.handed');
    const without = await own(city, ledger, township);
    const asArray = await withArray(city, () => own(city, ledger, township));
    const list = 'its page of 50 of its own rows, with their count';
    return [
      {
        name: `${name}: ${list}`,
        ms: withHanded,
        limitName: 'the same, nothing handed to anybody',
        limitMs: without,
        aim: 1.3,
      },
      {
        name: `${name}: its page of 50 of what was handed to itself, with the count`,
        ms: alone,
        limitName: list,
        limitMs: without,
        aim: null,
      },
      {
        name: `${name}: the same with its villages`,
        ms: below,
        limitName: list,
        limitMs: without,
        aim: null,
      },
      {
        name: `${name}: the other way, an array on the row in its policy: ${list}`,
        ms: asArray,
        limitName: 'the same with the range alone',
        limitMs: without,
        aim: null,
      },
    ];
  } finally {
    await city.close();
  }
}

/** Every row of the ledger handed to one more unit, so that each township is handed as much as it owns. */
async function handSome({ db }: BenchCity): Promise<void> {
  await db.owner.query(
    `insert into core.handed (region_id, ledger, row_id, to_unit, to_path, unit_id, unit_path, author, readers, happened_on,
       row_version, digest, part, persons, in_force, handed_at, changed_at)
     select t.region_id, '${LEDGER}', t.row_id, o.unit_id, o.unit_path, t.unit_id, t.unit_path, '', '{}', t.row_happened_on, 1, '',
       jsonb_build_object('suggestion_no', t.suggestion_no, 'village', t.village, 'handler', t.handler), '{}', true,
       t.row_received_at, t.row_received_at
     from (select *, row_number() over (order by row_id) as n from ledger.${LEDGER}) t
       join (select unit_id, unit_path, row_number() over (order by row_key) as n from ledger.${LEDGER}) o on o.n = t.n
     on conflict do nothing`,
  );
}

async function sizes({ db }: BenchCity): Promise<string> {
  const { rows } = await db.owner.query<{ rows: number; handed: number }>(
    `select (select count(*)::int from ledger.${LEDGER}) as rows, (select count(*)::int from core.handed) as handed`,
  );
  const of = (count = 0): string => count.toLocaleString('en');
  return `${of(rows[0]?.rows)} rows of ${LEDGER}, ${of(rows[0]?.handed)} handed; a township clerk`;
}

const order = { field: 'row_happened_on', descending: true } as const;

function own({ db }: BenchCity, ledger: Ledger, scope: Scope): Promise<number> {
  const act = { scope, actor: BENCH, now: new Date() };
  return median(TIMES, async () => {
    await listRows(db, act, ledger, { ...EVERY_ROW, order, after: null, limit: 50 });
    await countRows(db, act, ledger, EVERY_ROW);
  });
}

function received(
  { db }: BenchCity,
  ledger: Ledger,
  scope: Scope,
  path: string,
  only: string | null,
): Promise<number> {
  const query = { path, only, state: null, search: null, after: null, limit: 50 } as const;
  return median(TIMES, () => listHanded(db, scope, [ledger], query));
}

/** Tries the way that was not taken on the table of this bench alone. */
async function withArray({ db }: BenchCity, measure: () => Promise<number>): Promise<number> {
  const table = `ledger.${LEDGER}`;
  const { rows } = await db.owner.query<{ using: string }>(
    `select pg_get_expr(polqual, polrelid) as using from pg_policy where polrelid = '${table}'::regclass and polname = 'post'`,
  );
  await db.owner.query(
    `alter table ${table} add column handed_to text[] not null default '{}';
     update ${table} t set handed_to = o.above from (select t.row_id, string_to_array(trim(trailing '/' from h.unit_path), '/') as above
       from ${table} t join (select unit_path, row_number() over (order by row_key) as n from ${table}) h
         on h.n = 1 + abs(hashtext(t.row_key)) % (select count(*) from ${table})) o where o.row_id = t.row_id;
     create index handed_to_any on ${table} using gin (handed_to);
     alter policy post on ${table} using (${rows[0]?.using ?? 'false'} or region_id = nullif(current_setting('app.region', true), '')::int
       and handed_to && array[current_setting('app.unit', true)])`,
  );
  await db.owner.query(`vacuum analyze ${table}`);
  return measure();
}

async function townshipOf({
  db,
  pack,
  scope,
}: BenchCity): Promise<{ township: Scope; path: string; unit: string }> {
  const { paths } = unitPaths(await withScope(db, scope, (client) => loadUnits(client, scope.region)));
  const { rows } = await db.owner.query<{ code: string }>(
    `select code from base.units where kind = 'township' order by code limit 1`,
  );
  const unit = rows[0]?.code ?? '';
  const acting = { appointment: 'bench', account: 'bench', kind: 'township_clerk', unit, named: [] };
  return {
    township: { ...scope, rights: rightsOf(pack.access, acting, 'read', paths) },
    path: paths.get(unit) ?? '',
    unit,
  };
}

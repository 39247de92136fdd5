// The fourteen rules for distributed tables: each is planted once and must be found. How each is enforced:
//  1 catalog (keys begin with region_id) and text (region_id is never updated)
//  2 catalog (no sequence behind a column) and text (identity is not added later)
//  3 catalog (unit_path text collate "C" not null beside unit_id)
//  4 catalog (the one form of policies)
//  5 catalog (enabled, not forced, not owned by the application), and opening a server checks the role
//  6 catalog and text (no set_config), test of withScope (a forgotten scope gives 0 rows)
//  7 text (joins, updates and deletes name region_id)
//  8 catalog and text (definer, owner views, materialized views), text (COPY table TO)
//  9 text (volatile functions, for update)
// 10 text (no notifications)
// 11 text (advisory locks)
// 12 catalog and text (a trigger does not ask for the table's name)
// 13 catalog (named checks, every table placed), text (constraints by themselves), test of the prologue
// 14 is about the network of a cluster: docs/database.md says it, nothing here can test it.
import { migrationsOf } from '../index.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import type { PoolClient } from 'pg';
import { testDatabase } from '../../../../test/support/database.ts';
import { BASE_MIGRATIONS } from '../migrate.ts';
import { readModuleFiles } from '../migration-files.ts';
import { checkDistributionRules } from './check-distribution-rules.ts';
import { lintSql } from './lint-sql.ts';

// With the jobs, whose last migration takes a table of the platform's first one away.
const db = await testDatabase([migrationsOf('kernel/jobs')]);
after(() => db.close());

/** A table that keeps every rule; the plants below break one each. */
const GOOD = `
  create schema x;
  create table x.t (region_id int not null, id uuid not null, unit_id uuid not null,
    unit_path text collate "C" not null, n int, constraint t_pkey primary key (region_id, id));
  select app.distribute('x.t');
  alter table x.t add constraint t_n_positive check (n > 0);
  alter table x.t enable row level security;
  create policy scope on x.t using (
    region_id = nullif(current_setting('app.region', true), '')::int
    and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true));`;

async function rulesBrokenBy(sql: string): Promise<readonly number[]> {
  const client = await db.owner.connect();
  try {
    await client.query(`begin; ${GOOD} ${sql}`);
    const found = await checkDistributionRules(client, ['app', 'x']);
    return [...new Set(found.map((violation) => violation.rule))].toSorted((a, b) => a - b);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const CATALOG_PLANTS: readonly (readonly [rule: number, sql: string])[] = [
  [1, `create unique index on x.t (id)`],
  [1, `alter table x.t add constraint t_n_key unique (n)`],
  [1, `alter table x.t drop constraint t_pkey`],
  [
    1,
    `alter table x.t drop constraint t_pkey, add primary key (id); alter table x.t alter region_id drop not null`,
  ],
  [
    1,
    `alter table app.regions add t_region int, add t_id uuid;
       alter table app.regions add constraint r_t_fkey foreign key (t_region, t_id) references x.t (region_id, id)`,
  ],
  [2, `alter table x.t add k bigserial`],
  [2, `alter table x.t add k int generated always as identity`],
  [
    3,
    `create table x.u (region_id int not null, id uuid not null, unit_id uuid not null, unit_path text not null,
         constraint u_pkey primary key (region_id, id)); select app.distribute('x.u');
       alter table x.u enable row level security;
       create policy scope on x.u using (region_id = nullif(current_setting('app.region', true), '')::int
         and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true))`,
  ],
  [3, `alter table x.t drop unit_id`],
  [4, `drop policy scope on x.t`],
  [4, `create policy two on x.t using (region_id = (select id from app.regions limit 1))`],
  [4, `create policy two on x.t using (region_id = current_setting('app.region', true)::int)`],
  [4, `create policy two on x.t using (region_id = nullif(current_setting('app.region', true), '')::int)`],
  [4, `create policy two on x.t for insert with check (true)`],
  [5, `alter table x.t disable row level security`],
  [5, `alter table x.t force row level security`],
  [6, `create function x.f() returns text language sql as $$ select set_config('app.lo', '', true) $$`],
  [8, `create function x.f() returns int language sql security definer as $$ select 1 $$`],
  [8, `create view x.v as select n from x.t`],
  [8, `create materialized view x.v as select 1 as n`],
  [
    12,
    `create function x.f() returns trigger language plpgsql as $$ begin perform tg_table_name; return new; end $$`,
  ],
  [
    12,
    `create function x.f() returns trigger language plpgsql as $$ begin insert into x.t select new.*; return new; end $$;
        create trigger g after insert on x.t for each row execute function x.f()`,
  ],
  [13, `alter table x.t add check (n < 9)`],
  [13, `delete from app.placements where table_name = 'x.t'`],
  [13, `grant select on app.migrations to mingze_app`],
];

test('what keeps the rules is not found', async () => {
  assert.deepEqual(await rulesBrokenBy(''), []);
  const narrower = `create policy two on x.t using (region_id = nullif(current_setting('app.region', true), '')::int
    and unit_path >= current_setting('app.lo', true) and unit_path < current_setting('app.hi', true)
    and (n is null or n::text = any (string_to_array(current_setting('app.posts', true), ','))));
    create view x.v with (security_invoker = true) as select n from x.t;
    alter table x.t add constraint t_region_fkey foreign key (region_id) references app.regions (id);
    create table x.d (id int not null, constraint d_pkey primary key (id)); select app.reference('x.d')`;
  assert.deepEqual(await rulesBrokenBy(narrower), []);
});

for (const [rule, sql] of CATALOG_PLANTS)
  test(`rule ${rule} in the catalog: ${sql.replace(/\s+/g, ' ').slice(0, 70)}`, async () => {
    assert.ok((await rulesBrokenBy(sql)).includes(rule), `rule ${rule} was not reported`);
  });

const TEXT_PLANTS: readonly (readonly [rule: number, sql: string])[] = [
  [1, `update x.t set n = 1, region_id = 2 where region_id = 1`],
  [2, `create table x.u (id bigserial)`],
  [2, `alter table x.t add column k bigint generated always as identity`],
  [5, `alter table x.t force row level security`],
  [6, `select set_config('app.region', '1', true)`],
  [7, `select 1 from x.t a join x.u b on b.t_id = a.id where a.region_id = 1`],
  [7, `delete from x.t where id = $1`],
  [7, `update x.t set n = 1 where id = $1`],
  [8, `create function f() returns int language sql security definer as $$ select 1 $$`],
  [8, `create view x.v as select 1`],
  [8, `create materialized view x.v as select 1`],
  [8, `copy x.t to stdout`],
  [8, `copy x.t (n, id) to stdout with (format csv)`],
  [9, `insert into x.t values ($1) on conflict (region_id, id) do update set at = now()`],
  [9, `update x.t set id = gen_random_uuid() where region_id = 1`],
  [9, `select 1 from x.t where id = $1 for update`],
  [9, `merge into x.t using s on true when not matched then insert values (gen_random_uuid())`],
  [10, `listen jobs`],
  [10, `notify jobs, 'x'`],
  [10, `select pg_notify($1, $2)`],
  [11, `select pg_advisory_xact_lock(1)`],
  [12, `create function f() returns trigger language plpgsql as $$ begin perform tg_table_name; end $$`],
  [13, `create table x.u (n int check (n > 0))`],
  [13, `alter table x.t add column n int check (n > 0)`],
  [13, `create table x.u (d int references x.d (id))`],
  [13, `alter table x.t add column d int, add constraint f foreign key (d) references x.d (id)`],
];

for (const [rule, sql] of TEXT_PLANTS)
  test(`rule ${rule} in the text: ${sql.slice(0, 70)}`, () => {
    assert.ok(
      lintSql(`select 1;\n${sql};`, 'plant.sql').some((v) => v.rule === rule && v.where === 'plant.sql:2'),
      `rule ${rule} was not reported in SQL`,
    );
    assert.ok(
      lintSql(`await client.query(\`${sql}\`, [1]);`, 'plant.ts').some((v) => v.rule === rule),
      `rule ${rule} was not reported in TypeScript`,
    );
  });

test('text that keeps the rules is not found; a comment may excuse a line', () => {
  const good = `
    -- set_config() and security definer in a comment are words
    select 'pg_advisory_lock', a.n from x.t a join x.u b on b.region_id = a.region_id and b.id = a.id
      join app.regions r on r.id = a.region_id where a.region_id = $1 for update;
    insert into x.t (region_id, id, at) values ($1, gen_random_uuid(), now()) on conflict do nothing;
    insert into x.t select $1 on conflict (region_id, id) do update set n = excluded.n;
    update x.t set n = $2 where region_id = $1 and id = $3;
    alter table x.t add constraint c check (n in (1, 2));
    copy (select 1) to stdout;
    -- rule 11: the relay runs on the coordinator only
    select pg_advisory_lock(1)`;
  assert.deepEqual(lintSql(good, 'good.sql', { withoutRegion: ['app.regions'] }), []);
  assert.deepEqual(lintSql('const updateAll = "now() and serial"; // delete from x.y', 'good.ts'), []);
});

test('the migrations of the platform keep the rules, in the catalog and in their text', async () => {
  const client = await db.owner.connect();
  try {
    assert.deepEqual(await checkDistributionRules(client, ['app']), []);
  } finally {
    client.release();
  }
  const { numbered, apply } = readModuleFiles(BASE_MIGRATIONS);
  for (const { file } of [...numbered, ...apply])
    assert.deepEqual(lintSql(readFileSync(file, 'utf8'), file), [], file);
});

test('rule 13: owner connections begin with the prologue, rule 6: those of the application with theirs', async () => {
  const show = async (client: PoolClient, name: string) => {
    const { rows } = await client.query('select current_setting($1) as value', [name]);
    client.release();
    return rows[0].value as string;
  };
  assert.equal(await show(await db.owner.connect(), 'citus.multi_shard_modify_mode'), 'sequential');
  assert.equal(
    await show(await db.owner.connect(), 'citus.enable_local_reference_table_foreign_keys'),
    'off',
  );
  assert.equal(await show(await db.app.connect(), 'citus.propagate_set_commands'), 'local');
  assert.equal(await show(await db.owner.connect(), 'TimeZone'), 'UTC');
});

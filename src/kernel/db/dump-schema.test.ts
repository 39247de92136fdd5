import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { dumpSchema } from './dump-schema.ts';
import { withOwner } from './with-owner.ts';

const db = await testDatabase();
after(() => db.close());

test('the dump is the same for the same schema and shows every kind of change', async () => {
  const dump = () => withOwner(db, (client) => dumpSchema(client, ['app']));
  await db.owner.query(`create table app.s (region_id integer not null);
    alter table app.s enable row level security; create policy scope on app.s using (region_id = 1)`);
  let before = await dump();
  assert.equal(await dump(), before);
  assert.match(before, /table app\.s rls\n {2}region_id integer not null/);
  assert.match(before, /policy scope for \* to public using/);
  const changes = [
    `create table app.t (n int not null default 1, s text collate "C", constraint t_pkey primary key (n))`,
    `alter table app.t add constraint t_n_positive check (n > 0)`,
    `create index t_s on app.t (s) where n > 3`,
    `alter table app.t alter n set default 2`,
    `create view app.v with (security_invoker = true) as select n from app.t`,
    `create function app.f() returns trigger language plpgsql as $$ begin return new; end $$`,
    `create trigger g before insert on app.t for each row execute function app.f()`,
    `revoke execute on function app.f() from public`,
    `grant select (n) on app.t to mingze_app`,
    `grant update on app.t to mingze_app`,
    `create type app.kind as enum ('a', 'b')`,
    `create domain app.positive as int check (value > 0)`,
    `alter table app.s force row level security`,
  ];
  for (const change of changes) {
    await db.owner.query(change);
    const now = await dump();
    assert.notEqual(now, before, change);
    before = now;
  }
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { withScope } from './with-scope.ts';
import { writeInScope } from './write-in-scope.ts';

const db = await testDatabase();
after(() => db.close());
await db.owner.query(`create table app.notes (region_id int not null, id uuid not null,
    constraint notes_pkey primary key (region_id, id));
  alter table app.notes enable row level security;
  create policy scope on app.notes using (region_id = nullif(current_setting('app.region', true), '')::int);
  grant select, insert on app.notes to mingze_app, mingze_region`);

const everything = { lo: '', hi: '~' };
const insert = 'insert into app.notes (region_id, id) values ($1, $2)';
const count = 'select count(*)::int as n from app.notes';

test('a scope sees the rows of its region and no other', async () => {
  await writeInScope(db, { region: 1, ...everything }, (c) => c.query(insert, [1, randomUUID()]));
  const own = await withScope(db, { region: 1, ...everything }, (c) => c.query(count));
  assert.equal(own.rows[0].n, 1);
  const other = await withScope(db, { region: 2, ...everything }, (c) => c.query(count));
  assert.equal(other.rows[0].n, 0);
});

test('without a scope there are 0 rows, on a fresh connection and on one that had a scope before', async () => {
  const client = await db.app.connect();
  try {
    assert.equal((await client.query(count)).rows[0].n, 0);
    await client.query('begin');
    await client.query(`select app.scope(1, '', '~')`);
    assert.equal((await client.query(count)).rows[0].n, 1);
    await client.query('commit');
    // The setting is now '' and not null: a policy without nullif would raise an error here.
    assert.equal((await client.query(`select current_setting('app.region', true) as s`)).rows[0].s, '');
    assert.equal((await client.query(count)).rows[0].n, 0);
  } finally {
    client.release();
  }
});

test('a row cannot be written outside the scope', async () => {
  const write = writeInScope(db, { region: 1, ...everything }, (c) => c.query(insert, [2, randomUUID()]));
  await assert.rejects(write, /row-level security/);
});

test('a scope for reading cannot write, whatever the role may', async () => {
  const write = withScope(db, { region: 1, ...everything }, (c) => c.query(insert, [1, randomUUID()]));
  await assert.rejects(write, /read-only transaction/);
});

test('what fn throws undoes the transaction', async () => {
  const scope = { region: 3, ...everything };
  const failing = writeInScope(db, scope, async (c) => {
    await c.query(insert, [3, randomUUID()]);
    throw new Error('no');
  });
  await assert.rejects(failing, /^Error: no$/);
  assert.equal((await withScope(db, scope, (c) => c.query(count))).rows[0].n, 0);
});

test('quotes in a path are text; a region that is no integer is refused', async () => {
  const odd = { region: 1, lo: `a'b"\\`, hi: `'; drop table app.notes; --` };
  const { rows } = await withScope(db, odd, (c) =>
    c.query(`select current_setting('app.lo') as lo, current_setting('app.hi') as hi`),
  );
  assert.deepEqual(rows[0], { lo: odd.lo, hi: odd.hi });
  await assert.rejects(
    withScope(db, { region: Number.NaN, ...everything }, async () => 1),
    (error) => isMingzeError(error, 'DB-SCOPE'),
  );
});

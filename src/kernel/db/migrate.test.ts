import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { emptyDatabase } from '../../../test/support/database.ts';
import { temporaryDir } from '../../../test/support/test-server.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { migrate } from './migrate.ts';
import type { MigrationSource } from './types.ts';

const home = temporaryDir('migrate-');
after(() => rmSync(home, { recursive: true, force: true }));
const code = (name: string) => (error: unknown) => isMingzeError(error, name);

function moduleWith(files: Readonly<Record<string, string>>): MigrationSource {
  const dir = mkdtempSync(join(home, 'm-'));
  for (const [name, sql] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), sql);
  }
  return { module: 'shop', dir };
}

const first = { '0001-base.sql': 'create schema shop; create table shop.t (n int);' };
const view = (column: string) => ({
  'apply/v.sql': `drop view if exists shop.v; create view shop.v as select n as ${column} from shop.t`,
});

test('numbered files run once and in order; re-appliable files run when their text changed', async () => {
  const db = await emptyDatabase();
  const begin = await migrate(db, [moduleWith({ ...first, ...view('a') })]);
  assert.deepEqual(begin, [
    'kernel/0001-base',
    'kernel/apply/access',
    'kernel/apply/enter',
    'shop/0001-base',
    'shop/apply/v',
  ]);
  assert.deepEqual(await migrate(db, [moduleWith({ ...first, ...view('a') })]), []);
  const more = { ...first, '0002-more.sql': 'alter table shop.t add m int', ...view('b') };
  assert.deepEqual(await migrate(db, [moduleWith(more)]), ['shop/0002-more', 'shop/apply/v']);
  assert.equal((await db.owner.query('select b from shop.v')).rowCount, 0);
  await db.close();
});

test('many starters at once: each file runs once, nobody fails', async () => {
  const db = await emptyDatabase();
  const source = moduleWith({ ...first, '0002-row.sql': 'insert into shop.t values (1)', ...view('a') });
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate(db, [source])));
  const all = results.flat();
  assert.equal(all.length, 6);
  assert.equal(new Set(all).size, 6);
  assert.equal((await db.owner.query('select n from shop.t')).rowCount, 1);
  await db.close();
});

test('a newer database, an edited, a late, a doubled or a badly named file is refused', async () => {
  const db = await emptyDatabase();
  await migrate(db, [moduleWith({ ...first, '0003-c.sql': 'select 1' })]);
  const refused = (files: Readonly<Record<string, string>>, name: string) =>
    assert.rejects(migrate(db, [moduleWith(files)]), code(name));
  await refused(first, 'DB-NEWER-THAN-CODE');
  await assert.rejects(migrate(db, []), code('DB-NEWER-THAN-CODE'));
  await refused({ ...first, '0003-c.sql': 'select 2' }, 'DB-MIGRATION-EDITED');
  await refused({ ...first, '0002-b.sql': 'select 1', '0003-c.sql': 'select 1' }, 'DB-MIGRATION-ORDER');
  await refused({ ...first, '0003-c.sql': 'select 1', '0003-d.sql': 'select 1' }, 'DB-MIGRATION-ORDER');
  await refused({ ...first, '0003-c.sql': 'select 1', '4-d.sql': 'select 1' }, 'DB-MIGRATION-ORDER');
  // Line ends of another system are no edit.
  assert.deepEqual(await migrate(db, [moduleWith({ ...first, '0003-c.sql': 'select 1' })]), []);
  await db.close();
});

test('a failing file leaves nothing behind and is named with its line', async () => {
  const db = await emptyDatabase();
  const source = moduleWith({
    ...first,
    '0002-bad.sql': 'create table shop.u (n int);\n\nselect nothing from shop.t;',
  });
  await assert.rejects(
    migrate(db, [source]),
    (error) => isMingzeError(error, 'DB-MIGRATION-FAILED') && /shop\/0002-bad.*第 3 行/.test(error.message),
  );
  assert.equal((await db.owner.query(`select to_regclass('shop.u') as t`)).rows[0].t, null);
  assert.equal((await db.owner.query(`select from app.migrations where id = 'shop/0002-bad'`)).rowCount, 0);
  await db.close();
});

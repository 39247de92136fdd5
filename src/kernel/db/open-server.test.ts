import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { temporaryDir } from '../../../test/support/test-server.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { startEmbedded, SUPERUSER } from './embedded/start-embedded.ts';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { supportedMajor } from './open-server.ts';
import { withScope } from './with-scope.ts';

// A server as an administrator hands it over: a database, its owner, and nothing of ours.
const home = temporaryDir('server-mode-');
const server = await startEmbedded({
  dataDir: join(home, 'server'),
  onProgress: () => undefined,
  handleSignals: true,
  settings: ['fsync=off', 'shared_buffers=128MB'],
});
const login = { host: server.host, port: server.port };
const admin = new Client({
  ...login,
  user: SUPERUSER,
  password: server.adminPassword,
  database: 'postgres',
});
await admin.connect();
await admin.query(`create role dba login password 'secret' createrole`);
await admin.query('create database city owner dba');
after(async () => {
  await admin.end();
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

const databaseUrl = `postgres://dba:secret@/city?host=${encodeURIComponent(server.host)}&port=${server.port}`;
const code = (name: string) => (error: unknown) => isMingzeError(error, name);
const dir = (name: string) => join(home, name);

test('without the right to create roles the error says what to do; the URL of a ready role is accepted', async () => {
  await admin.query('alter role dba nocreaterole');
  await assert.rejects(openDatabase({ dataDir: dir('a'), databaseUrl }), code('DB-APP-ROLE-CREATE'));
  await admin.query(`create role mingze_app login password 'made'`);
  const appUrl = databaseUrl.replace('dba:secret', 'mingze_app:made');
  await (await openDatabase({ dataDir: dir('a'), databaseUrl, appUrl })).close();
  await assert.rejects(openDatabase({ dataDir: dir('a'), databaseUrl }), code('DB-APP-ROLE-EXISTS'));
  await admin.query('alter role mingze_app bypassrls');
  await assert.rejects(openDatabase({ dataDir: dir('a'), databaseUrl, appUrl }), code('DB-APP-ROLE-UNSAFE'));
  await assert.rejects(
    openDatabase({ dataDir: dir('a'), databaseUrl, appUrl: databaseUrl }),
    code('DB-APP-ROLE-UNSAFE'),
  );
  await admin.query('drop role mingze_app; alter role dba createrole');
});

test('opens, makes the role, migrates as the owner, and opens again with the kept password', async () => {
  for (const applied of [3, 0]) {
    const db = await openDatabase({ dataDir: dir('b'), databaseUrl });
    assert.equal(db.kind, 'server');
    assert.equal((await migrate(db, [])).length, applied);
    const { rows } = await withScope(db, { region: 1, lo: '', hi: '~' }, (client) =>
      client.query('select current_user as name, count(*)::int as n from app.regions'),
    );
    assert.deepEqual(rows[0], { name: 'mingze_app', n: 0 });
    await db.close();
    await db.close();
  }
  await assert.rejects(openDatabase({ dataDir: dir('c'), databaseUrl }), code('DB-APP-ROLE-EXISTS'));
});

test('addresses that are wrong, servers that are away or too old are refused without showing the password', async () => {
  const open = (url: string) => openDatabase({ dataDir: dir('b'), databaseUrl: url });
  await assert.rejects(
    open('mysql://a:hidden@b/c'),
    (e) => isMingzeError(e, 'DB-URL') && !/hidden/.test(e.message),
  );
  await assert.rejects(
    open('postgres://a:hidden@[/c'),
    (e) => isMingzeError(e, 'DB-URL') && !/hidden/.test(e.message),
  );
  await assert.rejects(open('postgres://a:b@127.0.0.1:1/c'), code('DB-UNREACHABLE'));
  await assert.rejects(open(databaseUrl.replace('secret', 'wrong')), code('DB-UNREACHABLE'));
  assert.throws(() => supportedMajor('140011'), code('DB-SERVER-VERSION'));
  assert.equal(supportedMajor('150002'), 15);
});

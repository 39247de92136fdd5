// A service over a database server that somebody else runs: it loses its connections, and goes on when there is one again.
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Client } from 'pg';
import { startEmbedded, SUPERUSER } from '#kernel/db/embedded/start-embedded.ts';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { startMingze } from '../support/run-mingze.ts';
import { freePort, signInAt, startService } from '../support/served.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('serve-database-');
const data = join(home, 'data');
const server = await startEmbedded({
  dataDir: join(home, 'server'),
  onProgress: () => undefined,
  handleSignals: true,
  settings: ['fsync=off', 'shared_buffers=128MB'],
});
const login = { host: server.host, port: server.port, user: SUPERUSER, password: server.adminPassword };
after(async () => {
  await server.stop();
  rmSync(home, { recursive: true, force: true });
});

async function asAdmin(...statements: readonly string[]): Promise<void> {
  const client = new Client({ ...login, database: 'postgres' });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  await client.end();
}

test('connections that are cut, and a server that falls: told while it is away, and as before when it is back', async () => {
  await asAdmin(`create role dba login password 'secret' createrole`, 'create database city owner dba');
  const settings = {
    DATABASE_URL: `postgres://dba:secret@/city?host=${encodeURIComponent(server.host)}&port=${server.port}`,
  };
  const made = await startMingze(['init', '--region', '江河市', '--data', data], settings).ended;
  assert.equal(made.code, 0, made.stderr);
  const port = await freePort();
  const service = await startService(data, port, settings);
  const wrong = () => signInAt(port, 'nobody', 'nobody knows');
  try {
    assert.equal((await wrong()).status, 401);
    let last = await wrong();
    const back = async (): Promise<boolean> => {
      last = await wrong();
      assert.ok(last.status === 401 || last.code === 'DB-DOWN', JSON.stringify(last));
      return last.status === 401;
    };

    await asAdmin(`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'city'`);
    assert.ok(await waitUntil(back, { timeoutMs: 60_000 }), JSON.stringify(last));

    process.kill(server.pid, 'SIGKILL');
    assert.ok(await waitUntil(back, { timeoutMs: 60_000 }), JSON.stringify(last));
  } finally {
    assert.equal(await service.stop(), 0);
  }
});

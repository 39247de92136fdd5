// More than a hundred writers at once on one city: no entry is lost, none waits for ever, the chain holds.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { connectPool } from '#kernel/db/pools.ts';
import { type Database } from '#kernel/db/index.ts';
import { APP_ROLE } from '#kernel/db/prepare-roles.ts';
import { items } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { testServer } from '../support/database.ts';
import { stories } from '../support/stories.ts';

const WRITERS = 120;
const { aSmallCity, book } = await stories();

/** The same database through a pool that really opens so many connections. */
async function wide(db: Database, connections: number): Promise<Database> {
  const { host, port, rolePassword: password } = await testServer();
  const { rows } = await db.owner.query<{ name: string }>('select current_database() as name');
  const database = rows[0]?.name ?? '';
  const app = connectPool('app', { host, port, user: APP_ROLE, password, database, max: connections });
  after(() => app.end());
  return { ...db, app };
}

test('120 writers on 120 connections', async () => {
  const city = await aSmallCity();
  const numbers = Array.from({ length: WRITERS }, (_, index) => `R${index}`);
  const rows = numbers.map((no) => ({ no }));
  assert.deepEqual((await city.import([book(items(...rows))])).errors, []);
  const db = await wide(city.db, WRITERS);
  const ledger = city.pack.ledgers.get('inspection_rectification_item');
  assert.ok(ledger);
  const before = await verifyLog({ db, scope: city.scope, keyId: null, kept: [] });
  const ended = await Promise.allSettled(
    numbers.map((key) => {
      const actor = actorOf(`办理人${key}`, 'web');
      const change = { db, scope: city.scope, ledger, key, action: 'return', reason: '再核' } as const;
      return changeStatus({ pack: city.pack, ...change, actor, now: NOW });
    }),
  );
  assert.deepEqual(
    ended.filter((one) => one.status === 'rejected'),
    [],
  );
  const { entries, faults } = await verifyLog({ db, scope: city.scope, keyId: null, kept: [] });
  assert.deepEqual(faults, []);
  assert.equal(entries - before.entries, WRITERS);
});

// Two hundred at once on one city, each in a post: imports, decisions, lists, numbers. Nothing is lost, nothing is
// counted twice, nobody is told of a deadlock, and the log holds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actorOf } from '#engine/audit/actor.ts';
import type { Act } from '#engine/audit/with-change.ts';
import { verifyLog } from '#engine/audit/verify-log.ts';
import { factsForPost } from '#engine/access/facts-for-post.ts';
import { rightsOf } from '#engine/access/rights-of.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { listRows } from '#engine/records/listing/list-rows.ts';
import { EVERY_ROW } from '#engine/records/listing/row-query.ts';
import { countRows } from '#engine/records/listing/total-rows.ts';
import { loadUnits } from '#engine/records/names.ts';
import { unitPaths } from '#engine/records/unit-paths.ts';
import { withScope } from '#kernel/db/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import { items } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { stories } from '../support/stories.ts';

const IMPORTS = 60;
const CHANGES = 60;
const { aSmallCity, book } = await stories();
const city = await aSmallCity();
const { db, pack, scope } = city;
const ledger = pack.ledgers.get('inspection_rectification_item') ?? assert.fail();
const units = await withScope(db, scope, (client) => loadUnits(client, scope.region));
const { paths } = unitPaths(units);

function acting(kind: string, unit: string, action: LedgerAction, name: string): Act {
  const who = { appointment: `post-${name}`, account: `account-${name}`, kind, unit, named: [] };
  return {
    scope: { ...scope, rights: rightsOf(pack.access, who, action, paths) },
    actor: actorOf(name, 'web'),
    now: NOW,
  };
}

test('200 posts at work', async () => {
  const first = Array.from({ length: CHANGES }, (_, index) => ({ no: `S${index}`, status: '已报送' }));
  assert.deepEqual((await city.import([book(items(...first))])).errors, []);
  const imports = Array.from({ length: IMPORTS }, async (_, index) => {
    // Every key comes twice, from two clerks of the unit: one inserts it, for the other it is there already.
    const file = book(items({ no: `N${Math.floor(index / 2)}` }));
    const act = acting('unit_clerk', 'U2', 'write', `干部${index}`);
    return city.import([file], act);
  });
  const changes = first.map(({ no: key }, index) => {
    const act = acting('committee_office', 'U1', index % 2 === 0 ? 'accept' : 'return', `审核${index}`);
    const action = index % 2 === 0 ? 'accept' : 'return';
    return changeStatus({ pack, db, ...act, ledger, key, action, reason: '材料不全' });
  });
  const lists = Array.from({ length: 60 }, (_, index) =>
    listRows(db, acting('unit_clerk', index % 2 ? 'U2' : 'U3', 'read', `查阅${index}`), ledger, {
      ...EVERY_ROW,
      order: { field: 'item_no', descending: false },
      after: null,
      limit: 50,
    }),
  );
  const numbers = Array.from({ length: 20 }, (_, index) => {
    const counting = acting('secretary', 'U1', 'count', `书记${index}`);
    const { rights } = acting('secretary', 'U1', 'read', `书记${index}`).scope;
    return factsForPost({ db, pack, ...counting, year: 2021 }, rights ?? assert.fail());
  });
  const ended = await Promise.allSettled([...imports, ...changes, ...lists, ...numbers]);
  assert.equal(ended.length, 200);
  const failed = ended.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
  assert.deepEqual(failed, []);
  const sums = (await Promise.all(imports)).map((result) => {
    assert.deepEqual(result.errors, []);
    return result.files.flatMap((file) => file.sheets).reduce((sum, sheet) => sum + sheet.inserted, 0);
  });
  assert.equal(
    sums.reduce((sum, one) => sum + one, 0),
    IMPORTS / 2,
    'each key was inserted once',
  );
  const office = acting('committee_office', 'U1', 'read', '办公室');
  assert.equal(await countRows(db, office, ledger, EVERY_ROW), CHANGES + IMPORTS / 2);
  for (const [status, count] of [
    ['accepted', CHANGES / 2 + IMPORTS / 2],
    ['returned', CHANGES / 2],
  ] as const) {
    const conditions = [{ field: 'row_status', op: 'eq' as const, values: [status] }];
    assert.equal(await countRows(db, office, ledger, { conditions, search: null }), count, status);
  }
  for (const page of await Promise.all(lists))
    assert.ok(page.rows.every((row) => row.unit === 'U2' || row.unit === null));
  const others = acting('unit_clerk', 'U3', 'read', '乙局');
  assert.equal(await countRows(db, others, ledger, EVERY_ROW), 0);
  const verdict = await verifyLog({ db, scope, keyId: null, kept: [] });
  assert.deepEqual(verdict.faults, []);
});

// The log of what was done: whatever is changed, removed, put in or put into another order afterwards is found and named.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { PoolClient } from 'pg';
import { createAccount, setDisabled } from '#engine/access/operations/accounts.ts';
import { actorOf } from '#engine/audit/actor.ts';
import { GUARDED_TABLES } from '#engine/audit/guarded-tables.ts';
import { takeCheckpoint } from '#engine/audit/take-checkpoint.ts';
import { type LogVerdict, verifyLog } from '#engine/audit/verify-log.ts';
import { logEvents, withChange } from '#engine/audit/with-change.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { changeStatus } from '#engine/records/change-status.ts';
import { hashEntry } from '#kernel/audit/hash-entry.ts';
import { type Checkpoint, readEntries } from '#kernel/audit/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { GENESIS } from '#kernel/audit/hash-entry.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { items } from '../builders/small-city.ts';
import { NOW, type TestCity } from '../support/a-city.ts';
import { TESTER } from '../support/actors.ts';
import { stories } from '../support/stories.ts';

const { aCity, aSmallCity, book } = await stories();
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);

const anEvent: fc.Arbitrary<AuditEvent> = fc.oneof(
  fc.record({
    type: fc.constant('setting.changed' as const),
    data: fc.record({
      setting: fc.string({ unit: 'grapheme' }),
      before: fc.option(fc.string({ unit: 'binary' })),
      after: fc.option(fc.string()),
    }),
  }),
  fc.record({
    type: fc.constant('sign_in.failed' as const),
    data: fc.record({
      name: fc.string(),
      method: fc.constantFrom('password' as const, 'token' as const),
      attempts: fc.nat(9),
      reason: fc.string(),
    }),
  }),
);
const someActor = fc.record({ name: fc.string({ minLength: 1 }), post: fc.option(fc.string()) });

function verify(city: TestCity, kept: readonly Checkpoint[] = []): Promise<LogVerdict> {
  return verifyLog({ db: city.db, scope: city.scope, keyId: signer.keyId, kept });
}

/** "kind seq" of every fault. */
async function faultsOf(city: TestCity, kept: readonly Checkpoint[] = []): Promise<readonly string[]> {
  const { faults } = await verify(city, kept);
  for (const { message } of faults) assert.match(message, /\p{Script=Han}/u);
  return faults.map(({ kind, seq }) => `${kind} ${seq}`);
}

/** A city with so many entries, each of its own words. */
async function aLog(entries = 8): Promise<TestCity> {
  const city = await aCity();
  for (let at = 1; at <= entries; at += 1) await log(city, `设置${at}`);
  return city;
}

async function log(city: TestCity, setting: string): Promise<void> {
  const act = { scope: city.scope, actor: TESTER, now: NOW };
  await logEvents(city.db, act, [{ type: 'setting.changed', data: { setting, before: null, after: '是' } }]);
}

/** What only somebody with the rights of the tables' owner can do. */
async function tamper(city: TestCity, sql: string, values: readonly unknown[] = []): Promise<void> {
  const { rowCount } = await city.db.owner.query(sql, [city.scope.region, ...values]);
  assert.ok(rowCount, 'nothing was tampered with');
}

/** Computes the whole chain anew, as a patient forger would. */
async function rebuild(city: TestCity): Promise<void> {
  const { region } = city.scope;
  const client: PoolClient = await city.db.owner.connect();
  try {
    let prevHash: Uint8Array = GENESIS;
    let seq = 0n;
    for await (const entry of readEntries(client, region)) {
      seq += 1n;
      const next = { ...entry, seq, prevHash };
      const hash = hashEntry(next);
      await client.query(
        'update audit.entries set seq = $3, prev_hash = $4, hash = $5 where region_id = $1 and seq = $2',
        [region, entry.seq, seq, prevHash, hash],
      );
      prevHash = hash;
    }
    await client.query('update audit.heads set seq = $2, hash = $3 where region_id = $1', [
      region,
      seq,
      prevHash,
    ]);
  } finally {
    client.release();
  }
}

test('whatever several writers enter at once, the chain holds, and no entry is lost', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.tuple(someActor, fc.array(anEvent, { minLength: 1, maxLength: 4 })), {
      minLength: 1,
      maxLength: 12,
    }),
    async (writers) => {
      const city = await aCity();
      await Promise.all(
        writers.map(([{ name, post }, [first, ...others]]) => {
          assert.ok(first);
          const actor = {
            ...actorOf(name.replaceAll('\0', ''), 'web'),
            post: post?.replaceAll('\0', '') ?? null,
          };
          return logEvents(city.db, { scope: city.scope, actor, now: NOW }, [first, ...others]);
        }),
      );
      const verdict = await verify(city);
      assert.deepEqual(verdict.faults, []);
      assert.equal(verdict.entries, writers.flatMap(([, events]) => events).length);
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test('a changed column is named, whichever it is', async () => {
  const city = await aLog(5);
  const others: Record<string, string> = {
    at: `at + interval '1 ms'`,
    type: `'sign_in.ok'`,
    version: 'version + 1',
    account: `'someone'`,
    actor: `actor || ' '`,
    post: `''`,
    unit: `'甲局'`,
    address: `'10.0.0.1'`,
    via: `'web'`,
    payload: `replace(payload, '设置3', '设置8')`,
    hash: `sha256('x')`,
    prev_hash: `sha256('x')`,
  };
  for (const [column, value] of Object.entries(others)) {
    const before = await city.db.owner.query('select * from audit.entries where region_id = $1 and seq = 3', [
      city.scope.region,
    ]);
    await tamper(city, `update audit.entries set ${column} = ${value} where region_id = $1 and seq = 3`);
    const found = await faultsOf(city);
    assert.ok(found.includes('altered 3'), `${column}: ${found.join('; ')}`);
    const row = before.rows[0] as Record<string, unknown>;
    await tamper(city, `update audit.entries set ${column} = $2 where region_id = $1 and seq = 3`, [
      row[column],
    ]);
    assert.deepEqual(await faultsOf(city), [], column);
  }
});

test('a removed entry is named, also the first and the last', async () => {
  for (const [seq, expected] of [
    [4, ['missing 4']],
    [1, ['missing 1']],
    [8, ['truncated 8']],
  ] as const) {
    const city = await aLog();
    await tamper(city, 'delete from audit.entries where region_id = $1 and seq = $2', [seq]);
    assert.deepEqual(await faultsOf(city), expected);
  }
});

test('an entry that was put in is named, in the middle and at the end', async () => {
  const copy = (to: string, from: number): string =>
    `insert into audit.entries select region_id, ${to}, at, type, version, account, actor, post, unit, address, via, payload, prev_hash, hash
     from audit.entries where region_id = $1 and seq = ${from}`;
  const middle = await aLog(4);
  await tamper(middle, 'update audit.entries set seq = seq + 100 where region_id = $1 and seq > 2');
  await tamper(middle, 'update audit.entries set seq = seq - 99 where region_id = $1 and seq > 2');
  await tamper(middle, copy('3', 2));
  assert.deepEqual(
    (await faultsOf(middle)).filter((one) => !one.startsWith('head')),
    ['altered 3', 'unlinked 3', 'altered 4', 'altered 5'],
  );
  const end = await aLog(4);
  await tamper(end, copy('5', 4));
  assert.ok((await faultsOf(end)).includes('altered 5'));
  const below = await aLog(4);
  await tamper(below, copy('0', 1));
  assert.ok((await faultsOf(below)).includes('unlinked 0'));
});

test('two entries that changed places are named', async () => {
  const city = await aLog(6);
  await tamper(city, 'update audit.entries set seq = 100 where region_id = $1 and seq = 2');
  await tamper(city, 'update audit.entries set seq = 2 where region_id = $1 and seq = 5');
  await tamper(city, 'update audit.entries set seq = 5 where region_id = $1 and seq = 100');
  const found = await faultsOf(city);
  assert.ok(found.includes('altered 2') && found.includes('altered 5'), found.join('; '));
});

test('a cut tail with a mended head, and a chain computed anew, show by a checkpoint that was kept, and only by it', async () => {
  const act = { actor: TESTER, now: NOW };
  const cut = await aLog();
  const seen = await takeCheckpoint(cut.db, { ...act, scope: cut.scope }, signer);
  await tamper(cut, 'delete from audit.entries where region_id = $1 and seq > 5');
  await tamper(cut, 'delete from audit.checkpoints where region_id = $1');
  await rebuild(cut);
  assert.deepEqual(await faultsOf(cut), []);
  assert.deepEqual(await faultsOf(cut, [seen]), ['truncated 6']);

  const anew = await aLog();
  const witness = await takeCheckpoint(anew.db, { ...act, scope: anew.scope }, signer);
  await tamper(anew, `update audit.entries set actor = '别人' where region_id = $1 and seq = 3`);
  await rebuild(anew);
  assert.deepEqual(
    await faultsOf(anew),
    ['checkpoint 8'],
    'the copy in the database tells of it, while it is there',
  );
  await tamper(anew, 'delete from audit.checkpoints where region_id = $1');
  assert.deepEqual(await faultsOf(anew), []);
  assert.deepEqual(await faultsOf(anew, [witness]), ['checkpoint 8']);
  assert.deepEqual(await faultsOf(anew, [{ ...witness, seq: 3n }]), ['checkpoint_signature 3']);
});

test('before and after of a row are pinned: what is altered, removed or put in there is named', async () => {
  const city = await aSmallCity();
  await city.import([book(items({ problem: '旧' }, { no: 'A2' }))]);
  await city.import([book(items({ problem: '新' }, { no: 'A2', problem: '也新' }))]);
  const { rows: last } = await city.db.owner.query<{ seq: string }>(
    'select seq from audit.heads where region_id = $1',
    [city.scope.region],
  );
  const seq = last[0]?.seq;
  const ledger = city.pack.ledgers.get('inspection_rectification_item');
  assert.ok(ledger);
  const change = { db: city.db, scope: city.scope, ledger, key: 'A1', actor: TESTER, now: NOW } as const;
  await changeStatus({ pack: city.pack, ...change, action: 'return', reason: '再核' });
  assert.deepEqual(await faultsOf(city), []);

  const alter = `update core.row_history set after = jsonb_set(after, '{problem}', to_jsonb($2::text)) where region_id = $1 and action = 'amend' and row_version = 2 and after ->> 'problem' = $3`;
  await tamper(city, alter, ['伪', '新']);
  assert.deepEqual(await faultsOf(city), [`history_altered ${seq}`]);
  await tamper(city, alter, ['新', '伪']);
  assert.deepEqual(await faultsOf(city), []);

  await tamper(
    city,
    `insert into core.row_history select region_id, gen_random_uuid(), ledger, row_id, 9, unit_id, unit_path, action, reason, gen_random_uuid(), actor, changed_at, before, after
     from core.row_history where region_id = $1 and action = 'return'`,
  );
  assert.deepEqual(await faultsOf(city), [`history_unlogged ${Number(seq) + 1}`]);
  await tamper(city, 'delete from core.row_history where region_id = $1 and row_version = 9');
  await tamper(city, `delete from core.row_history where region_id = $1 and action = 'return'`);
  assert.deepEqual(await faultsOf(city), [`history_missing ${Number(seq) + 1}`]);
});

test('no role of the program may change or remove an entry', async () => {
  const city = await aLog(3);
  const { region } = city.scope;
  for (const scope of [city.scope, { region, lo: 'a', hi: 'b' }])
    for (const table of ['audit.entries', 'audit.checkpoints'])
      for (const sql of [
        `update ${table} set seq = 1 where region_id = ${region}`,
        `delete from ${table} where region_id = ${region}`,
        `truncate ${table}`,
      ]) {
        const attempt = withChange(city.db, { scope, actor: TESTER, now: NOW }, async (client) => {
          await client.query(sql);
          return { result: null, events: [{ type: 'city.created', data: { region, name: '' } }] };
        });
        await assert.rejects(attempt, { code: '42501' }, sql);
      }
  const narrow = withScope(city.db, { region, lo: 'a', hi: 'b' }, (client) =>
    client.query('select from audit.entries where region_id = $1', [region]),
  );
  await assert.rejects(narrow, { code: '42501' }, 'a unit may append, not read');
  assert.deepEqual(await faultsOf(city), []);
});

test('a change without an event does not type-check, and one that fails leaves no entry', async () => {
  const city = await aLog(1);
  const act = { scope: city.scope, actor: TESTER, now: NOW };
  // @ts-expect-error -- no events at all
  const silent = withChange(city.db, act, async () => ({ result: 1 }));
  // @ts-expect-error -- an empty list
  const empty = withChange(city.db, act, async () => ({ result: 1, events: [] }));
  // @ts-expect-error -- an event that nobody declared
  const strange = withChange(city.db, act, async () => ({
    result: 1,
    events: [{ type: 'made.up', data: {} }],
  }));
  const failing = withChange(city.db, act, async () => Promise.reject(new Error('no')));
  const ended = await Promise.allSettled([silent, empty, strange, failing]);
  assert.deepEqual(new Set(ended.map((one) => one.status)), new Set(['rejected']));
  const verdict = await verify(city);
  assert.deepEqual([verdict.entries, verdict.faults], [1, []]);
});

test('rows that decide rights or are handed out: changed, added or removed behind the back of the program, each is named', async () => {
  const city = await aLog(2);
  const act = { scope: city.scope, actor: TESTER, now: NOW };
  const account = { name: '张三', person: null, oidcSubject: null };
  const { id } = await createAccount(city.db, act, { ...account, login: 'zhang.san' });
  await createAccount(city.db, act, { ...account, login: 'li.si' });
  await setDisabled(city.db, act, id, { disabled: true, reason: '离职' });
  await log(city, '之后');
  assert.deepEqual(await faultsOf(city), []);

  await tamper(
    city,
    `update auth.accounts set disabled_at = null where region_id = $1 and login = 'zhang.san'`,
  );
  assert.deepEqual(await faultsOf(city), ['guarded_altered 5']);
  // A change that the log tells of does not cover what was done to another row.
  await createAccount(city.db, act, { ...account, login: 'wang.wu' });
  assert.deepEqual(await faultsOf(city), ['guarded_altered 5']);
  await tamper(
    city,
    `update auth.accounts set disabled_at = $2 where region_id = $1 and login = 'zhang.san'`,
    [NOW],
  );
  assert.deepEqual(await faultsOf(city), []);

  const appointment = `insert into access.appointments (region_id, id, account_id, kind, unit, named, from_on, appointed_at)
    values ($1, gen_random_uuid(), gen_random_uuid(), 'system_admin', 'U1', '{}', '2020-01-01', '2020-01-01')`;
  await tamper(city, appointment);
  assert.deepEqual(
    (await faultsOf(city)).map((one) => one.split(' ')[0]),
    ['guarded_unlogged'],
  );
  await tamper(city, 'delete from access.appointments where region_id = $1');
  await tamper(city, `delete from auth.accounts where region_id = $1 and login = 'li.si'`);
  assert.deepEqual(
    (await faultsOf(city)).map((one) => one.split(' ')[0]),
    ['guarded_missing'],
  );

  // Whoever makes the program begin anew is told as well.
  const again = await aLog(1);
  await createAccount(again.db, { ...act, scope: again.scope }, { ...account, login: 'zhang.san' });
  await tamper(again, `update auth.accounts set name = '别人' where region_id = $1`);
  await tamper(again, 'update audit.heads set guarded_from = null where region_id = $1');
  await log(again, '之后');
  assert.deepEqual(
    (await faultsOf(again)).map((one) => one.split(' ')[0]),
    ['guarded_again'],
  );
});

test('every table of rights is guarded, or is named here with the reason why not', async () => {
  const city = await aCity();
  const { rows } = await city.db.owner.query<{ name: string }>(
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('auth', 'access', 'reports')`,
  );
  const guarded = new Set(GUARDED_TABLES.map(({ table }) => table));
  // Failures by address: they decide how soon somebody may try again, and nothing else.
  const others = rows.map(({ name }) => name).filter((name) => !guarded.has(name));
  assert.deepEqual(others, ['auth.addresses']);
  assert.ok(rows.length >= 12);
});

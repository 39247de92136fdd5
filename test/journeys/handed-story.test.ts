// What is handed to a township: it sees the handed part of twelve checks and of a letter, signs for them, and sees nothing else;
// another township sees none of it.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { rightsOf } from '#engine/access/rights-of.ts';
import { changeStatus, loadUnits, unitPaths } from '#engine/records/index.ts';
import { type Scope, withScope } from '#kernel/db/index.ts';
import { writeInScope } from '#kernel/db/write-in-scope.ts';
import { aWorkbook } from '../builders/a-workbook.ts';
import { CHECKS, HANDED_CITY } from '../builders/handed-city.ts';
import { NOW } from '../support/a-city.ts';
import { aService, type Service, type Visitor } from '../support/a-service.ts';
import { TESTER } from '../support/actors.ts';

let service: Service;
let township: Visitor;
let sender: Visitor;
before(async () => {
  service = await aService(async (city, directory) => {
    const file = join(directory, '交办.xlsx');
    writeFileSync(file, aWorkbook([...HANDED_CITY]));
    const { accepted, errors } = await city.import([file]);
    assert.ok(accepted, JSON.stringify(errors));
  });
  township = await service.as('township_clerk');
  sender = await service.as('discipline_case_keeper');
});
after(async () => {
  await service.close();
  assert.deepEqual(service.surprises, []);
});

const get = async (who: Visitor, path: string) => {
  const { status, json } = await who.ask('GET', `/api/v1/${path}`);
  assert.equal(status, 200, `${path} ${JSON.stringify(json)}`);
  return json;
};
const idOf = async (ledger: string, key: string): Promise<string> => {
  const [row] = await service.city.query(`select row_id from ledger.${ledger} where row_key = $1`, [key]);
  return String(row?.['row_id']);
};
/** Somebody of a kind of post in a unit, reading. */
async function scopeOf(kind: string, unit: string): Promise<Scope> {
  const { db, pack, scope } = service.city;
  const { paths } = unitPaths(await withScope(db, scope, (client) => loadUnits(client, scope.region)));
  const acting = { appointment: `a-${kind}-${unit}`, account: `of ${unit}`, kind, unit, named: [] };
  return { ...scope, rights: rightsOf(pack.access, acting, 'read', paths) };
}

test('a township sees the twelve checks that name it, in the handed part alone: list, count, search, one, SQL', async () => {
  const found = await get(township, 'handed?ledger=supervision_check');
  assert.equal(found.count, CHECKS);
  assert.equal(found.items.length, CHECKS);
  const sees = ['check_no', 'mode', 'topic', 'organiser', 'checked_on'];
  for (const item of found.items) {
    assert.deepEqual(Object.keys(item.values).toSorted(), sees.toSorted());
    assert.equal(item.toName, '清溪');
    assert.equal(item.fromName, '市纪委');
  }
  assert.doesNotMatch(JSON.stringify(found), /佐证材料|甲局|U2/u);
  assert.equal((await get(township, `handed?search=${encodeURIComponent('佐证材料')}`)).count, 0);
  assert.equal((await get(township, 'handed?search=JC-3')).count, 1);
  assert.equal((await get(township, 'handed?search=JC-99')).count, 0);
  const own = await get(township, 'ledgers/supervision_check/rows');
  assert.deepEqual(own.items, [], 'the ledger itself lists the rows of the township');
  assert.equal((await get(township, 'ledgers/supervision_check/rows/count')).count, 0);
  const id = await idOf('supervision_check', 'JC-1');
  assert.equal((await township.ask('GET', `/api/v1/ledgers/supervision_check/rows/${id}`)).status, 404);
  const one = await get(township, `ledgers/supervision_check/rows/${id}/handed`);
  assert.deepEqual(
    one.items.map(({ toName, words }: { toName: string; words: readonly { words: string }[] }) => [
      toName,
      words.map(({ words: said }) => said).join(' '),
    ]),
    [
      ['清溪', 'JC-1 明察 作风建设 市纪委 2021-01-05'],
      ['清溪镇柳树村', 'JC-1 明察 作风建设 市纪委 2021-01-05'],
    ],
  );
});

test('pages of the list follow one another without a gap', async () => {
  const seen: string[] = [];
  let place: string | null = '';
  for (let turn = 0; place !== null && turn < 9; turn += 1) {
    const page: { items: { id: string }[]; next: string | null } = await get(
      township,
      `handed?limit=5&ledger=supervision_check${place === '' ? '' : `&after=${place}`}`,
    );
    seen.push(...page.items.map(({ id }) => id));
    place = page.next;
  }
  assert.equal(seen.length, CHECKS);
  assert.equal(new Set(seen).size, CHECKS);
  assert.equal((await township.ask('GET', '/api/v1/handed?after=eyJ4IjoxfQ')).json.code, 'RECORD-PAGE');
});

test('by SQL under the role of a post: its own and those below, no column of the row, nothing of others', async () => {
  const { db } = service.city;
  const under = async (kind: string, unit: string, sql: string): Promise<readonly unknown[]> =>
    withScope(db, await scopeOf(kind, unit), async (client) => (await client.query(sql)).rows);
  const handed = `select to_unit, count(*)::int as n from core.handed where ledger = 'supervision_check' group by 1 order by 1`;
  assert.deepEqual(await under('township_clerk', 'XZ1', handed), [
    { to_unit: 'C1', n: 1 },
    { to_unit: 'XZ1', n: CHECKS },
  ]);
  assert.deepEqual(await under('village_clerk', 'C1', handed), [{ to_unit: 'C1', n: 1 }]);
  for (const [kind, unit] of [
    ['township_clerk', 'XZ2'],
    ['village_clerk', 'C2'],
    ['liaison', 'XZ1'],
  ] as const)
    assert.deepEqual(await under(kind, unit, handed), [], `${kind} ${unit}`);
  for (const kind of ['township_clerk', 'village_clerk'])
    assert.deepEqual(
      await under(kind, kind === 'village_clerk' ? 'C1' : 'XZ1', 'select from ledger.supervision_check'),
      [],
    );
  await assert.rejects(under('observer', 'XZ1', 'select persons from core.handed'), /permission denied/u);
  // No statement of a test is committed: each ends in an error, or is thrown away.
  const writing = async (sql: string): Promise<number> => {
    let changed = -1;
    await writeInScope(db, await scopeOf('township_clerk', 'XZ1'), async (client) => {
      changed = (await client.query(sql)).rowCount ?? 0;
      throw new Error('thrown away');
    }).catch((error: Error) => {
      if (error.message !== 'thrown away') throw error;
    });
    return changed;
  };
  const receiptFor = (unit: string, path: string): string =>
    `insert into core.receipts (region_id, ledger, row_id, to_unit, to_path, unit_id, unit_path, author, readers, row_version, actor, account, post, received_on, received_at)
     values (1, 'reminder_letter', gen_random_uuid(), '${unit}', '${path}', 'JW', 'U1/JW/', '', '{}', 1, '甲', 'a', 'township_clerk', '2021-06-03', now())`;
  for (const sql of [
    `delete from core.receipts`,
    `update core.receipts set received_on = '2020-01-01'`,
    `delete from core.handed`,
  ])
    await assert.rejects(writing(sql), /permission denied/u, sql);
  await assert.rejects(writing(receiptFor('XZ2', 'U1/XZ2/')), /row-level security/u);
  assert.equal(await writing(receiptFor('XZ1', 'U1/XZ1/')), 1);
  assert.equal(await writing(`update core.handed set in_force = false`), 0, 'it is not his to withdraw');
});

test('what is handed lies on the desk until it is signed for; once, and the second is told who was first', async () => {
  const desk = async () => (await get(township, 'desk')).handed as { ledger: string; count: number }[];
  const count = async (ledger: string) => (await desk()).find((one) => one.ledger === ledger)?.count;
  assert.equal(await count('supervision_check'), CHECKS);
  assert.equal(await count('reminder_letter'), 1);
  const letter = await idOf('reminder_letter', 'TX-1');
  const place = `/api/v1/ledgers/reminder_letter/rows/${letter}/receipt`;
  const early = await township.ask('POST', place, { body: { day: '2021-05-31' } });
  assert.deepEqual([early.status, early.json.code], [409, 'RECORD-RECEIPT'], early.text);
  const both = await Promise.all([
    township.ask('POST', place, { body: { day: '2021-06-03' } }),
    township.ask('POST', place, { body: { day: '2021-06-04' } }),
  ]);
  assert.deepEqual(
    both.map(({ status }) => status).toSorted((a, b) => a - b),
    [204, 409],
  );
  const second = both.find(({ status }) => status === 409);
  assert.equal(second?.json.code, 'RECORD-RECEIVED');
  assert.match(String(second?.json.detail), /乡镇（街道）党政办干部/u);
  assert.equal(await count('reminder_letter'), undefined);
  assert.equal((await service.city.query('select from core.receipts')).length, 1);
  const told = await get(sender, `ledgers/reminder_letter/rows/${letter}/handed`);
  assert.equal(told.items.length, 1);
  const [{ receipt, maySign, values }] = told.items;
  assert.equal(maySign, false);
  assert.equal(receipt.post, '乡镇（街道）党政办干部');
  assert.ok(['2021-06-03', '2021-06-04'].includes(receipt.on));
  assert.equal(values.addressee_person, 'P9');
  const [entry] = await service.city.query(
    `select payload::text as payload from audit.entries where type = 'row.receive'`,
  );
  assert.match(String(entry?.['payload']), /TX-1/u);
});

test('nobody signs for another unit, nor for what was not handed to it, nor as one who only looks', async () => {
  const sign = async (who: Visitor, key: string) =>
    (
      await who.ask(
        'POST',
        `/api/v1/ledgers/reminder_letter/rows/${await idOf('reminder_letter', key)}/receipt`,
        {
          body: {},
        },
      )
    ).json.code as string;
  assert.equal(await sign(township, 'TX-2'), 'RECORD-NOT-FOUND');
  assert.equal(await sign(sender, 'TX-2'), 'RECORD-NOT-FOUND');
  assert.equal(await sign(await service.as('leader'), 'TX-2'), 'ACCESS-DENIED');
  assert.equal(await sign(await service.as('village_clerk'), 'TX-1'), 'RECORD-NOT-FOUND');
});

test('what is withdrawn shows no content, its receipt stays; handed again it is in force again', async () => {
  const { db, pack, scope } = service.city;
  const ledger = pack.ledgers.get('reminder_letter') ?? assert.fail();
  const act = (action: 'return' | 'submit' | 'accept' | 'void') =>
    changeStatus({ db, pack, scope, actor: TESTER, now: NOW, ledger, key: 'TX-1', action, reason: '写错' });
  const seen = async () => {
    const letter = await idOf('reminder_letter', 'TX-1');
    const [one] = (await get(township, `ledgers/reminder_letter/rows/${letter}/handed`)).items;
    return [one.inForce, Object.keys(one.values).length > 0, one.receipt?.changedSince ?? null];
  };
  await act('return');
  assert.deepEqual(await seen(), [false, false, false]);
  await act('submit');
  await act('accept');
  assert.deepEqual(await seen(), [true, true, false]);
  await act('void');
  assert.deepEqual(await seen(), [false, false, false]);
  assert.equal((await service.city.query('select from core.receipts')).length, 1);
});

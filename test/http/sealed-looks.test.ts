// Sealed ledgers on the desk, in the overview and in the search: there for who may read them, each look in the log, and
// not a word of them for anybody else.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const HEADER = ['案号', '案件类别', '线索来源', '立案日期', '结案日期', '承办单位', '记录状态'];
const aCase = (no: string, status: string) => [
  no,
  '其他违纪',
  '信访举报',
  '2021-02-01',
  '2021-05-01',
  'JW',
  status,
];
const CASES = [aCase('A-1', '已审定'), aCase('A-2', '已报送'), aCase('A-3', '已报送')];

const service = await aService(async (city, directory) => {
  const file = join(directory, '案件.xlsx');
  const commission = units(['JW', '江河市纪委监委', '市纪委', '市纪委监委', 'U1']);
  writeFileSync(file, aWorkbook([commission, { name: '纪律审查案件台账', rows: [HEADER, ...CASES] }]));
  const done = await city.import([file]);
  assert.ok(done.accepted, JSON.stringify(done.errors));
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const PLACES = ['desk', 'overview?year=2021', 'search?q=A-'];

/** What the log says of looks into several ledgers at once, the latest first. */
async function looks(): Promise<readonly string[]> {
  const auditor = await service.as('audit_administrator');
  const { items } = (await auditor.ask('GET', 'audit?limit=200')).json;
  return items
    .map(({ words }: { words: string }) => words)
    .filter((words: string) => /查看封存台账 \d+ 本/u.test(words));
}

async function listed(visitor: Visitor, ledger: string, where: readonly string[]): Promise<number> {
  const query = where.map((one) => `where=${encodeURIComponent(one)}`).join('&');
  return (await visitor.ask('GET', `ledgers/${ledger}/rows/count?${query}`)).json.count;
}

test('the keeper of cases finds them on the desk, in the overview and by searching; each look is in the log', async () => {
  const keeper = await service.as('discipline_case_keeper');
  const desk = (await keeper.ask('GET', 'desk')).json;
  const waiting = desk.items.filter((one: { ledger: string }) => one.ledger === 'discipline_case');
  assert.deepEqual(
    waiting.map((one: Record<string, unknown>) => [one['kind'], one['count'], one['unit'], one['sealed']]),
    [['waiting', 2, '市纪委', true]],
  );
  assert.equal(await listed(keeper, 'discipline_case', waiting[0].where), 2);
  assert.match((await looks())[0] ?? '', /工作台.*“纪律审查案件台账”2 条/u);

  const overview = (await keeper.ask('GET', 'overview?year=2021')).json;
  const parts = overview.units.flatMap((unit: { cells: { parts: unknown[] }[] }) =>
    unit.cells.flatMap((cell) => cell.parts),
  );
  assert.deepEqual(
    parts.map((one: { ledger: string; accepted: number; open: number }) => [
      one.ledger,
      one.accepted,
      one.open,
    ]),
    [['discipline_case', 1, 2]],
  );
  assert.equal(overview.sealed, true);
  const [moved] = overview.changes;
  assert.equal(moved.ledger, 'discipline_case');
  for (const kind of ['fresh', 'amended', 'voided'])
    assert.equal(await listed(keeper, 'discipline_case', moved[kind].where), moved[kind].count, kind);
  assert.equal(moved.fresh.count, 3);
  const told = await looks();
  assert.ok(told.some((words) => /（总览）：“纪律审查案件台账”3 条/u.test(words)));

  const { records } = (await keeper.ask('GET', 'search?q=A-')).json;
  assert.deepEqual(records, [
    { ledger: 'discipline_case', title: '纪律审查案件台账', count: 3, more: false, sealed: true },
  ]);
  const [last = ''] = await looks();
  assert.match(last, /（查找）：“纪律审查案件台账”3 条/u);
  assert.ok(!last.includes('A-'), 'the log does not say what was searched for');
});

test('who is named in no list of knowers finds nothing in passing, which is no look; a list that he opens is one', async () => {
  const clerk = await service.as('discipline_clerk');
  const before = (await looks()).length;
  for (const place of PLACES) {
    const { text } = await clerk.ask('GET', place);
    assert.ok(!/discipline_case.*"count":[1-9]/u.test(text), `${place}: ${text}`);
  }
  assert.equal((await looks()).length, before);
  const opened = async (): Promise<number> =>
    (await service.city.query("select from audit.entries where type = 'row.read_sealed'")).length;
  const first = await opened();
  assert.equal(await listed(clerk, 'discipline_case', []), 0);
  assert.equal(await opened(), first + 1);
});

test('whoever may not read a sealed ledger is told nothing of it, and looks at nothing', async () => {
  const before = (await looks()).length;
  for (const kind of ['committee_office', 'secretary', 'leader', 'inspection_office', 'observer']) {
    const visitor = await service.as(kind);
    for (const place of PLACES) {
      const { status, text } = await visitor.ask('GET', place);
      assert.equal(status, 200, `${kind} ${place}`);
      assert.ok(!/discipline_case|纪律审查/u.test(text), `${kind} ${place}`);
    }
  }
  assert.equal((await looks()).length, before);
});

test('who reads reports knows of a rounded number over a sealed ledger no more than the print', async () => {
  const { db, scope } = service.city;
  for (const [slot, value] of [
    ['S54', '73150991'],
    ['S05', '26'],
  ])
    await db.owner.query(
      `insert into base.sealed_values (region_id, row_id, row_key, row_status, row_version, row_received_at, row_amended_at, row_batch_id, year, slot, value)
       values ($1, gen_random_uuid(), $2, 'accepted', 1, now(), now(), gen_random_uuid(), 2020, $3, $4)`,
      [scope.region, `2020\u001f${slot}`, slot, value],
    );
  const slots = async (kind: string): Promise<readonly string[]> => {
    const answer = await (await service.as(kind)).ask('GET', 'ledgers/sealed_values/rows');
    assert.equal(answer.status, 200, answer.text);
    assert.ok(kind === 'committee_office' || !answer.text.includes('73150991'));
    return answer.json.items.map((one: { values: { slot: string } }) => one.values.slot).toSorted();
  };
  assert.deepEqual(await slots('leader'), ['S05']);
  assert.deepEqual(await slots('organisation_department'), ['S05']);
  assert.deepEqual(await slots('committee_office'), ['S05', 'S54']);
});

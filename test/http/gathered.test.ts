// What follows from other records over HTTP: a record says which fields do and which list shows from what; something else is
// refused, also when two write at once.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { checks, hazards } from '../builders/checks.ts';
import { FLOW_CITY, findings } from '../builders/findings.ts';
import { aService, type Visitor } from '../support/a-service.ts';

const service = await aService(async (city, directory) => {
  const file = join(directory, '问题.xlsx');
  writeFileSync(
    file,
    aWorkbook([
      ...FLOW_CITY,
      checks({ 检查编号: 'JC-1', 发现问题数: 8 }, { 检查编号: 'JC-2', 发现问题数: 3 }),
      hazards({ 隐患编号: 'YH-1' }),
      findings({ no: 'A-1', more: { 检查编号: 'JC-1' } }, { no: 'A-2', more: { 检查编号: 'JC-1' } }),
    ]),
  );
  const done = await city.import([file]);
  assert.ok(done.accepted, JSON.stringify(done.errors));
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

interface Row {
  readonly id: string;
  readonly version: number;
  readonly values: Readonly<Record<string, string | null>>;
  readonly gathered: readonly object[];
}

async function rowOf(visitor: Visitor, no: string): Promise<Row> {
  const where = encodeURIComponent(`check_no:eq:${no}`);
  const found = await visitor.ask('GET', `ledgers/supervision_check/rows?where=${where}`);
  return (await visitor.ask('GET', `ledgers/supervision_check/rows/${found.json.items[0].id}`)).json;
}

test('a record tells which of its fields follow from which list, and that list shows exactly these', async () => {
  const office = await service.as('committee_office');
  const { gathered, values } = await rowOf(office, 'JC-1');
  assert.equal(values['finding_count'], '2');
  const where = ['check:eq:JC-1'];
  assert.deepEqual(gathered, [
    { field: 'finding_count', from: [{ title: '问题整改台账', ledger: 'finding', where }] },
  ]);
  const list = await office.ask('GET', `ledgers/finding/rows?where=${encodeURIComponent(where[0] ?? '')}`);
  assert.equal(list.json.items.length, 2);
  assert.deepEqual((await rowOf(office, 'JC-2')).gathered, [], 'what is typed says nothing');
});

test('a form with another value is refused at the field, one with the same is saved', async () => {
  const office = await service.as('committee_office');
  const row = await rowOf(office, 'JC-1');
  const place = `ledgers/supervision_check/rows/${row.id}`;
  const save = (values: Row['values']) =>
    office.ask('PUT', place, { body: { values, version: row.version, submit: true, reason: '更正' } });
  const refused = await save({ ...row.values, finding_count: '8' });
  assert.equal(refused.status, 422, refused.text);
  assert.match(refused.json.faults[0].message, /由“问题整改台账”的记录得出，是“2”/u);
  assert.equal(refused.json.faults[0].field, 'finding_count');
  assert.equal((await save({ ...row.values, evidence: '检查记录一' })).status, 200);
});

test('of two findings that are saved for one hazard at the same instant one is told that there is the other', async () => {
  const office = await service.as('committee_office');
  const save = (no: string) =>
    office.ask('POST', 'ledgers/finding/rows', {
      body: {
        submit: true,
        values: {
          finding_no: no,
          source: '安全隐患',
          hazard: 'YH-1',
          fed_back_on: '2021-03-05',
          problem: '线路老化',
          severity: '一般',
          responsible_unit: '甲局',
          supervisor_unit: '乙局',
        },
      },
    });
  const answers = await Promise.all([save('H-1'), save('H-2'), save('H-3')]);
  const codes: readonly string[] = answers.map(({ json }) => json.code ?? 'saved');
  assert.equal(codes.filter((code) => code === 'saved').length, 1, codes.join());
  for (const code of codes.filter((one) => one !== 'saved'))
    assert.ok(['RECORD-CITED-ONCE', 'RECORD-REFUSED'].includes(code), code);
  const late = await save('H-4');
  assert.match(late.text, /“YH-1”已有“问题整改台账”的“H-\d”/u);
});

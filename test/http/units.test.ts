// A unit through the years: what it carries on, what carries it on, who works there on a day.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { aService } from '../support/a-service.ts';

const HEAD = ['单位编号', '单位全称', '单位简称', '单位类别', '上级单位', '设立日期', '撤销日期', '承继单位'];
const CITY = [
  HEAD,
  ['U1', '中共江河市委', '市委', '市委', null, null, null, null],
  ['U2', '甲局', '甲', '市直机关', 'U1', null, null, null],
  ['XZ1', '清溪镇', '清溪', '乡镇', 'U1', null, '2021-07-01', 'XZ3'],
  ['XZ2', '柳树乡', null, '乡镇', 'U1', null, '2021-07-01', 'XZ3'],
  ['XZ3', '清柳镇', null, '乡镇', 'U1', '2021-07-01', null, null],
  ['C1', '清溪村', null, '村', 'XZ1', null, null, null],
];
const PEOPLE = [
  ['人员编号', '姓名', '单位', '职务', '职级', '任职日期', '免职日期'],
  ['P1', '张一', '清溪镇', '党委书记', '正科', '2019-03-01', '2021-07-01'],
  ['P2', '李二', '清柳镇', '党委书记', '正科', '2021-07-01', null],
];
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(
    file,
    aWorkbook([
      { name: '单位', rows: CITY },
      { name: '人员', rows: PEOPLE },
    ]),
  );
  assert.deepEqual((await city.import([file])).errors, []);
  const corrected = CITY.map((row) => row.map((cell) => (cell === '清柳镇' ? '清柳镇（新）' : cell)));
  writeFileSync(file, aWorkbook([{ name: '单位', rows: corrected }]));
  assert.deepEqual((await city.import([file])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

test('a merger is told from both sides, with its correction', async () => {
  const visitor = await service.as('system_administrator');
  const merged = (await visitor.ask('GET', 'units/XZ3')).json;
  assert.deepEqual(
    merged.before.map(({ code, closedOn }: Record<string, string>) => [code, closedOn]),
    [
      ['XZ1', '2021-07-01'],
      ['XZ2', '2021-07-01'],
    ],
  );
  assert.deepEqual(merged.parent, { code: 'U1', name: '中共江河市委' });
  assert.equal(merged.kind, '乡镇');
  const [correction] = merged.corrections;
  assert.deepEqual(
    [correction.field, correction.before, correction.after],
    ['单位全称', '清柳镇', '清柳镇（新）'],
  );
  const former = (await visitor.ask('GET', 'units/XZ1')).json;
  assert.deepEqual(former.after, { code: 'XZ3', name: '清柳镇（新）' });
  assert.equal((await visitor.ask('GET', 'units/none')).status, 404);
});

test('who works there depends on the day, and on whether the post sees persons', async () => {
  const clerk = await service.as('township_clerk');
  const names = async (path: string): Promise<unknown> =>
    (await clerk.ask('GET', path)).json.people?.map(({ name }: { name: string }) => name);
  assert.deepEqual(await names('units/XZ1?on=2021-06-30'), ['张一']);
  assert.deepEqual(await names('units/XZ1?on=2021-07-01'), []);
  assert.deepEqual(await names('units/XZ3?on=2021-07-01'), ['李二']);
  for (const kind of ['observer', 'leader']) {
    const visitor = await service.as(kind);
    const { status, json } = await visitor.ask('GET', 'units/XZ3');
    assert.deepEqual([status, json.people], [200, null], kind);
  }
});

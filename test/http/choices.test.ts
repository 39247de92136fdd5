// What inputs offer: a clerk's own units before those of others, and rows of other ledgers by the pinyin of what they are about.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { units } from '../builders/small-city.ts';
import { aService, type Visitor } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

// The clerks of the demo sit in the first village and in its township.
const UNITS = [
  ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'],
  ['XZ2', '东岭镇', '东岭', '乡镇', 'U1'],
  ['C1', '东岭镇前山村', null, '村', 'XZ2'],
  ['C5', '清溪镇柳树村', null, '村', 'XZ1'],
  ['C6', '清溪镇前溪村', null, '村', 'XZ1'],
  ['C9', '东岭镇前河村', null, '村', 'XZ2'],
] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(...UNITS)]));
  assert.ok((await city.import([file])).accepted);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const offered = async (visitor: Visitor, path: string, q: string): Promise<readonly string[]> => {
  const { json, text } = await visitor.ask('GET', `choices/${path}?q=${encodeURIComponent(q)}`);
  assert.ok(json.items, text);
  return (json.items as readonly Json[]).map(({ code }) => code);
};

test('a clerk is offered his own units first, then those of his township, then all others', async () => {
  const township = await service.as('township_clerk');
  assert.deepEqual((await offered(township, 'units', '')).slice(0, 4), ['C1', 'C9', 'XZ2', 'C5']);
  // Three villages are spelled so; his own stand first.
  assert.deepEqual(await offered(township, 'units', 'qian'), ['C1', 'C9', 'C6']);
  const village = await service.as('village_clerk');
  const all = await offered(village, 'units', '');
  assert.deepEqual(all.slice(0, 3), ['C1', 'C9', 'XZ2']);
  assert.ok(all.includes('C5'), 'the others are there too');
});

test('a row of another ledger is found by its number, its words, and their pinyin', async () => {
  const office = await service.as('committee_office');
  for (const [number, title] of [
    ['SS-1', '修缮饮水管道'],
    ['SS-2', '安装路灯'],
  ] as const) {
    const values = {
      deed_no: number,
      title,
      organiser: '清溪镇',
      promised_on: '2021-03-05',
      status: '进行中',
    };
    const made = await office.ask('POST', 'ledgers/practical_deed/rows', { body: { values } });
    assert.equal(made.status, 201, made.text);
  }
  const rows = (q: string) => offered(office, 'rows/practical_deed', q);
  for (const q of ['SS-1', '管道', 'ysgd', 'yinshui', "yin'shui"])
    assert.deepEqual(await rows(q), ['SS-1'], q);
  assert.deepEqual(await rows('meiyou'), []);
});

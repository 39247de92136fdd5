// Orders about a matter whose day has passed: issued once, by who may, about what is late.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { dutyWorkbook } from '../builders/duty-city.ts';
import { findings } from '../builders/findings.ts';
import { aService } from '../support/a-service.ts';
import type { Json } from '../support/run-mingze.ts';

const service = await aService(async (city, directory) => {
  const [all, found] = [join(directory, '全部.xlsx'), join(directory, '问题.xlsx')];
  writeFileSync(all, dutyWorkbook());
  assert.deepEqual((await city.import([all])).errors, []);
  const late = ['WT-1', 'WT-2'].map((no) => ({ no, unit: 'XZ1', supervisor: 'BM2' }));
  const fresh = { no: 'WT-3', unit: 'XZ1', supervisor: 'BM2', on: '2022-01-05' };
  writeFileSync(found, aWorkbook([findings(...late, fresh)]));
  assert.deepEqual((await city.import([found])).errors, []);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

const office = await service.as('committee_office');
const clerk = await service.as('township_clerk');
const ids = new Map<string, string>(
  (await office.ask('GET', 'ledgers/finding/rows')).json.items.map(({ id, values }: Json) => [
    values.finding_no,
    id,
  ]),
);
const at = (no: string): string => `supervision/matters/finding/${ids.get(no)}`;
const order = (no: string, visitor = office) => visitor.ask('POST', at(no), { body: { due: '2022-02-01' } });

test('a record says that it is late, and who may order it; what is not late is refused', async () => {
  const seen = async (no: string, visitor = office) => (await visitor.ask('GET', at(no))).json;
  assert.deepEqual(await seen('WT-1'), { until: '2021-05-05', may: true, order: null });
  assert.deepEqual(await seen('WT-1', clerk), { until: '2021-05-05', may: false, order: null });
  assert.deepEqual(await seen('WT-3'), { until: null, may: false, order: null });
  assert.equal((await order('WT-3')).json.code, 'SUPERVISION-MATTER');
  assert.equal((await order('WT-1', clerk)).json.code, 'SUPERVISION-UNIT');
});

test('sup-22: an order cites its matter, lies on the desk of its unit, and is not issued twice', async () => {
  const issued = await order('WT-1');
  assert.equal(issued.status, 201, issued.text);
  const { number, row } = issued.json;
  const again = await order('WT-1');
  assert.equal(again.json.code, 'SUPERVISION-ORDERED');
  assert.ok(again.text.includes(number), again.text);
  const { values, status, version } = (await clerk.ask('GET', `ledgers/supervision_order/rows/${row}`)).json;
  assert.deepEqual(
    [values.finding, values.bearer_unit, values.shortfall, values.escalation, status],
    ['WT-1', 'XZ1', 'overdue', 'reminder', 'accepted'],
  );
  assert.deepEqual((await office.ask('GET', at('WT-1'))).json.order, { number, row });
  const replied = await clerk.ask('POST', `ledgers/supervision_order/rows/${row}/steps`, {
    body: { step: 'reply', version, values: { reply: '已报方案' } },
  });
  assert.equal(replied.status, 200, replied.text);
});

test('asked for twenty times at once it is issued once', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => order('WT-2')));
  assert.equal(answers.filter(({ status }) => status === 201).length, 1);
  for (const { status, json } of answers)
    assert.ok(status === 201 || json.code === 'SUPERVISION-ORDERED', JSON.stringify(json));
  const { items } = (await office.ask('GET', 'ledgers/supervision_order/rows?where=finding:eq:WT-2')).json;
  assert.equal(items.length, 1);
});

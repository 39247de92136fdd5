// Batches of imports: each sees his own and those that he may take back for others.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWorkbook } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { aService } from '../support/a-service.ts';

const TOWN = ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'] as const;
const VILLAGE = ['C1', '清溪镇柳树村', null, '村', 'XZ1'] as const;
const service = await aService(async (city, directory) => {
  const file = join(directory, '单位.xlsx');
  writeFileSync(file, aWorkbook([units(TOWN, VILLAGE)]));
  assert.ok((await city.import([file])).accepted);
});
after(() => service.close());
after(() => assert.deepEqual(service.surprises, []));

type Visitor = Awaited<ReturnType<typeof service.as>>;
interface Line {
  readonly id: string;
  readonly file: string;
  readonly mine: boolean;
  readonly mayUndo: boolean;
  readonly refused: number;
  readonly inserted: number;
  readonly undone: { readonly by: string } | null;
}

const clerk = await service.as('village_clerk');
const township = await service.as('township_clerk');
const office = await service.as('committee_office');

const batches = async (who: Visitor, query = ''): Promise<readonly Line[]> =>
  (await who.ask('GET', `batches${query}`)).json.items;
const bring = async (who: Visitor, name: string, sheet: ReturnType<typeof items>): Promise<void> => {
  const { digest } = (
    await who.ask('POST', `uploads?name=${encodeURIComponent(name)}&purpose=import`, {
      raw: new Uint8Array(aWorkbook([sheet])),
    })
  ).json;
  const asked = await who.ask('POST', 'imports', {
    body: { files: [{ digest, name }], dryRun: false, goodRows: true },
  });
  assert.equal(asked.status, 201, asked.text);
  await service.drain();
};

test('who imports sees his batch, others only if they may take it back; a form is no batch', async () => {
  await bring(
    clerk,
    '村.xlsx',
    items({ no: 'Z1', unit: '清溪镇柳树村' }, { no: 'Z2', unit: '柳树村', on: '昨天' }),
  );
  const [own, ...more] = await batches(clerk);
  assert.deepEqual(
    [own?.file, own?.mine, own?.mayUndo, own?.inserted, own?.refused, more.length],
    ['村.xlsx', true, true, 1, 1, 0],
  );
  assert.deepEqual(await batches(township), []);
  const seen = (await batches(office)).find(({ file }) => file === '村.xlsx');
  assert.deepEqual([seen?.mine, seen?.mayUndo], [false, true]);
  const undone = await office.ask('POST', `imports/${own?.id}/undo`);
  assert.equal(undone.status, 200, undone.text);
  assert.deepEqual(undone.json, { voided: 1, restored: 0 });
  const [after1] = await batches(clerk);
  assert.deepEqual([after1?.mayUndo, typeof after1?.undone?.by], [false, 'string']);
  const again = await office.ask('POST', `imports/${own?.id}/undo`);
  assert.equal(again.json.code, 'RECORD-BATCH-UNDONE');
});

test('a list goes on where it ended', async () => {
  for (const at of [1, 2, 3]) await bring(clerk, `续${at}.xlsx`, items({ no: `Y${at}`, unit: '柳树村' }));
  const first = (await clerk.ask('GET', 'batches?limit=2')).json;
  assert.deepEqual(
    first.items.map(({ file }: Line) => file),
    ['续3.xlsx', '续2.xlsx'],
  );
  const second = await batches(clerk, `?limit=2&after=${first.next}`);
  assert.deepEqual(
    second.map(({ file }) => file),
    ['续1.xlsx', '村.xlsx'],
  );
});

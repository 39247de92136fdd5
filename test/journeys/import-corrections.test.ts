// A refused cell is corrected on the page; a short name of one's own unit is understood; what was left out is handed back.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openSource } from '#formats/open-source.ts';
import { receiveFile } from '#engine/files/index.ts';
import { askImport, jobHandlers, jobsScope, readResult } from '#engine/jobs/index.ts';
import type { AskContext } from '#engine/jobs/context.ts';
import { storedEventInWords } from '#model/events/stored-event.ts';
import { readJob, startWorkers } from '#kernel/jobs/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { aWorkbook, type SheetToMake } from '../builders/a-workbook.ts';
import { items, units } from '../builders/small-city.ts';
import { NOW } from '../support/a-city.ts';
import { aStore, pieces, principalOf, seat, type Seated } from '../support/a-desk.ts';
import { stories } from '../support/stories.ts';

const { directory, aCity, book } = await stories();
const city = await aCity();
const { db, pack } = city;
const VILLAGES = [
  ['XZ1', '清溪镇', '清溪', '乡镇', 'U1'],
  ['XZ2', '石桥镇', '石桥', '乡镇', 'U1'],
  ['C1', '清溪镇柳树村', null, '村', 'XZ1'],
  ['C2', '石桥镇柳树村', null, '村', 'XZ2'],
  ['C3', '石桥镇东沟村', null, '村', 'XZ2'],
] as const;
assert.deepEqual((await city.import([book(units(...VILLAGES))])).errors, []);
const files = aStore(directory, 'store');
const clerk = await seat(city, 'village_clerk', 'C1');
const township = await seat(city, 'township_clerk', 'XZ2');

const as = async (who: Seated): Promise<AskContext> => ({
  db,
  files,
  pack,
  principal: await principalOf(city, who),
  now: NOW,
});
const surprises: unknown[] = [];
const workers = await startWorkers({
  db,
  handlers: jobHandlers({ db, pack, files, now: () => NOW }),
  now: () => NOW,
  everyMs: null,
  onError: (error) => surprises.push(error),
});
after(() => workers.stop());
after(() => assert.deepEqual(surprises, []));

interface Told {
  readonly accepted: boolean;
  readonly batches: readonly string[];
  readonly errors: readonly { row: number | null; column: string | null; kind: string; message: string }[];
  readonly reported: readonly { row: number | null; kind: string; message: string }[];
  readonly corrected: readonly object[];
  readonly refused: readonly {
    count: number;
    columns: readonly { title: string }[];
    rows: readonly { row: number; name: string; cells: readonly (string | null)[] }[];
  }[];
}
type Asked = Parameters<typeof askImport>[1];
interface Brought {
  readonly digest: string;
  readonly name: string;
}

const bring = async (who: Seated, name: string, ...sheets: readonly SheetToMake[]): Promise<Brought> =>
  receiveFile(await as(who), { name, purpose: 'import', data: pieces(aWorkbook(sheets)) });
const run = async (
  who: Seated,
  file: Brought,
  asked: Partial<Asked> = {},
): Promise<Told & { readonly job: string }> => {
  const { digest, name } = file;
  const job = await askImport(await as(who), {
    files: [{ digest, name }],
    dryRun: false,
    goodRows: false,
    ...asked,
  });
  await workers.drain();
  const done = await readJob(db, jobsScope(await principalOf(city, who)), who.account, job);
  assert.equal(done.state, 'done', JSON.stringify(done.error));
  return { ...(done.result as Told), job };
};
const stored = (): ReturnType<typeof city.query> =>
  city.query(
    'select item_no, unit_id, feedback_on::text from ledger.inspection_rectification_item order by item_no',
  );

test('refused cells are told with their record, corrected, checked again and imported; batch and log say so', async () => {
  const file = await bring(
    clerk,
    '更正.xlsx',
    items({ no: 'G1', unit: '柳树村', on: '昨天' }, { no: 'G2', unit: '清溪镇柳树村', progress: '改着' }),
  );
  const first = await run(clerk, file, { dryRun: true });
  assert.equal(first.accepted, false);
  assert.deepEqual(
    first.refused[0]?.rows.map(({ row, name }) => [row, name]),
    [
      [2, 'G1'],
      [3, 'G2'],
    ],
  );
  assert.ok(first.refused[0]?.rows[0]?.cells.includes('昨天'));
  const corrections = [
    { sheet: '巡视巡察整改台账', row: 2, column: '反馈日期', value: '2021-03-06' },
    { sheet: '巡视巡察整改台账', row: 3, column: '整改状态', value: '整改中' },
    { sheet: '巡视巡察整改台账', row: 3, column: '责任单位', value: 'C1' },
  ];
  const again = await run(clerk, file, { dryRun: true, corrections });
  assert.deepEqual([again.accepted, again.errors], [true, []]);
  assert.deepEqual(await stored(), [], 'a trial changes nothing');
  const real = await run(clerk, file, { corrections });
  assert.deepEqual(
    (await stored()).map((row) => Object.values(row)),
    [
      ['G1', 'C1', '2021-03-06'],
      ['G2', 'C1', '2021-03-05'],
    ],
  );
  const told = [
    { sheet: '巡视巡察整改台账', row: 2, column: '反馈日期', before: '昨天', after: '2021-03-06' },
    { sheet: '巡视巡察整改台账', row: 3, column: '责任单位', before: '清溪镇柳树村', after: '清溪镇柳树村' },
    { sheet: '巡视巡察整改台账', row: 3, column: '整改状态', before: '改着', after: '整改中' },
  ];
  assert.deepEqual(real.corrected, told);
  const [batch] = await city.query('select account, corrected, refused from core.batches where id = $1', [
    real.batches[0],
  ]);
  assert.deepEqual(batch, { account: clerk.account, corrected: told, refused: 0 });
  const [entry] = await city.query(
    `select type, version, payload from audit.entries where type = 'row.import' order by seq desc limit 1`,
  );
  const { type, version, payload } = entry as { type: string; version: number; payload: string };
  const words = storedEventInWords({ type, version, payload });
  assert.match(words ?? '', /在网页上更正 3 格（巡视巡察整改台账第2行反馈日期 “昨天” → “2021-03-06”/);
});

test('an import of before the corrections is still told by the log', () => {
  const payload = JSON.stringify({
    files: [{ file: 'a.xlsx', accepted: true, sheets: ['x'], read: 1 }],
    faults: 0,
    rows: [],
  });
  assert.equal(
    storedEventInWords({ type: 'row.import', version: 1, payload }),
    '导入“a.xlsx”（读 1 行），新增 0 条，修改 0 条',
  );
});

test('a correction of a cell that the file does not have is refused, and one for several files is', async () => {
  const file = await bring(clerk, '没有.xlsx', items({ no: 'H1', unit: '柳树村' }));
  const sheet = '巡视巡察整改台账';
  for (const [row, column] of [
    [9, '反馈日期'],
    [2, '没有的列'],
  ] as const) {
    const told = await run(clerk, file, { corrections: [{ sheet, row, column, value: '2021-03-06' }] });
    assert.deepEqual(
      [told.accepted, told.errors.map((one) => [one.kind, one.row, one.column])],
      [false, [['correction', row, column]]],
    );
  }
  const other = await bring(clerk, '另.xlsx', items({ no: 'H2', unit: '柳树村' }));
  const both = [file, other].map(({ digest, name }) => ({ digest, name }));
  await assert.rejects(
    askImport(await as(clerk), {
      files: both,
      dryRun: true,
      goodRows: false,
      corrections: [{ sheet, row: 2, column: '反馈日期', value: '2021-03-06' }],
    }),
    (error: unknown) => isMingzeError(error) && error.message.includes('只用于单个文件'),
  );
});

test('a short name that one unit of mine bears is mine, and it is said; others are named', async () => {
  const mine = await run(clerk, await bring(clerk, '短名.xlsx', items({ no: 'S1', unit: '柳树村' })));
  assert.equal(mine.accepted, true, JSON.stringify(mine.errors));
  assert.deepEqual(
    mine.reported.filter(({ kind }) => kind === 'short_unit').map(({ row, message }) => [row, message]),
    [[2, '单位“柳树村”按“清溪镇柳树村”理解，若不是请写全称']],
  );
  const theirs = await run(township, await bring(township, '他的.xlsx', items({ no: 'S2', unit: '柳树村' })));
  assert.equal(theirs.accepted, true);
  const strange = await run(clerk, await bring(clerk, '别处.xlsx', items({ no: 'S3', unit: '东沟村' })));
  assert.match(strange.errors[0]?.message ?? '', /“东沟村”不是您的单位的简称，全市有：石桥镇东沟村，请改填/);
  // Who may write everywhere has both of them.
  const whole = await city.import([book(items({ no: 'S4', unit: '柳树村' }, { no: 'S5', unit: '东沟村' }))]);
  assert.deepEqual(
    whole.errors.map(({ row, message }) => [row, message]),
    [[2, '“柳树村”对应多个单位：清溪镇柳树村、石桥镇柳树村，请改填单位编号或单位全称']],
  );
  assert.deepEqual(
    (await stored()).filter((row) => String(row['item_no']).startsWith('S')).map((row) => row['unit_id']),
    ['C1', 'C2'],
  );
});

test('all that is wrong with a row is told in one round', async () => {
  const file = await bring(
    clerk,
    '一次.xlsx',
    items({ no: 'E1', unit: '石桥镇东沟村', on: '昨天' }, { no: 'E2', unit: '柳树村', on: '前天' }),
  );
  const told = await run(clerk, file, { dryRun: true });
  assert.deepEqual(
    told.errors.map(({ row, column }) => [row, column]),
    [
      [2, '反馈日期'],
      [2, '责任单位'],
      [3, '反馈日期'],
    ],
  );
});

test('what was left out is handed back as a workbook that comes in without a word when it is corrected', async () => {
  const file = await bring(
    clerk,
    '留下.xlsx',
    items({ no: 'L1', unit: '柳树村' }, { no: 'L2', unit: '柳树村', on: '昨天', problem: '窗口作风' }),
  );
  const told = await run(clerk, file, { goodRows: true });
  assert.deepEqual(
    told.refused.map(({ count }) => count),
    [1],
  );
  const [batch] = await city.query('select refused from core.batches where id = $1', [told.batches[0]]);
  assert.equal(batch?.['refused'], 1);
  const { path, name } = await readResult(await as(clerk), told.job);
  assert.equal(name, '留下-没有导入的行.xlsx');
  const source = await openSource(path);
  const rows: (readonly unknown[])[] = [];
  for await (const some of source.rows('巡视巡察整改台账')) rows.push(...some.map(({ cells }) => cells));
  assert.equal(rows.length, 2, 'the header and the refused row alone');
  assert.match(String(rows[1]?.at(-1)), /^反馈日期：/);
  const corrected = (rows as (string | null)[][]).map((cells) =>
    cells.map((cell) => (cell === '昨天' ? '2021-03-07' : cell)),
  );
  const back = await run(
    clerk,
    await bring(clerk, '改好.xlsx', { name: '巡视巡察整改台账', rows: corrected }),
  );
  assert.deepEqual([back.accepted, back.errors], [true, []]);
  assert.deepEqual(
    back.reported.filter(({ message }) => message.includes('错误')),
    [],
  );
  // So does the whole copy with its marks.
  const marked = await run(clerk, file, { dryRun: true });
  const copy = await readResult(await as(clerk), marked.job);
  assert.equal(copy.name, '留下-错误标注.xlsx');
  const reread = await city.import([copy.path], { dryRun: true });
  assert.deepEqual(
    reread.reported.map(({ message }) => message).filter((message) => message.includes('错误')),
    [],
  );
});

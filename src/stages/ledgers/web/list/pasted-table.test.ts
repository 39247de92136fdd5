import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aField } from '#model/testing/field-kit.ts';
import { pastedFile } from './pasted-file.ts';
import { pastedTable } from './pasted-table.ts';

const fields = [
  aField('text', { id: 'no', title: '建议编号', required: true }),
  aField('unit', { id: 'village', title: '村社区', required: true }),
  aField('date', { id: 'day', title: '收集日期', required: true }),
  aField('text', { id: 'note', title: '备注' }),
];
const definition = { title: '意见建议台账', fields } as never;
const paste = (text: string, shown = ['village', 'no', 'day']) => pastedTable(text, definition, shown);

test('a line with titles is a header, with stars and remarks too', () => {
  for (const line of ['建议编号\t村社区', '*建议编号（必填）\t别的'])
    assert.equal(paste(`${line}\nJ1\t清溪村\n`)?.kind, 'headed');
});

test('without a header the columns are those of the list, or of the template, by number and by what stands in them', () => {
  const listed = paste('清溪村\tJ1\t2021-03-05\n清溪村\tJ2\t2021年3月6日\n');
  assert.deepEqual(listed?.kind === 'assumed' && [listed.from, listed.titles], [
    '列表',
    ['村社区', '建议编号', '收集日期'],
  ]);
  const full = paste('J1\t清溪村\t2021-03-05\t好\n');
  assert.deepEqual(full?.kind === 'assumed' && [full.from, full.titles], [
    '模板',
    ['建议编号', '村社区', '收集日期', '备注'],
  ]);
  const common = paste('J1\t清溪村\t2021-03-05\t好\t已报送\t\t2021-03-06\n');
  assert.equal(common?.kind === 'assumed' && common.titles.at(-1), '录入日期');
  // One wrong cell among many is for the check to tell.
  const rows = Array.from({ length: 6 }, (_, at) => `清溪村\tJ${at}\t${at === 3 ? '昨天' : '2021-03-05'}`);
  assert.equal(paste(rows.join('\n'))?.kind, 'assumed');
});

test('what fits no list is said plainly, with the header to copy', () => {
  const words = (told: ReturnType<typeof paste>): string => (told?.kind === 'headless' ? told.why : '');
  assert.match(words(paste('J1\t清溪村\n')), /有 2 列，与列表现在显示的列、模板的列都不一样多/);
  assert.match(words(paste('2021-03-05\tJ1\t清溪村\n')), /与列表、模板的列都对不上/);
  const hidden = paste('清溪村\tJ1\n', ['village', 'no']);
  assert.match(words(hidden), /没有显示必填的“收集日期”/);
  assert.deepEqual(hidden?.kind === 'headless' && hidden.header, ['建议编号', '村社区', '收集日期', '备注']);
});

test('a single cell is no table; commas and quotes stay in their cell', async () => {
  assert.equal(paste('清溪村'), null);
  const csv = await pastedFile('意见建议台账', [
    ['建议编号', '备注'],
    ['J"1', '一,二'],
  ]).text();
  assert.equal(csv, '建议编号,备注\r\n"J""1","一,二"\r\n');
});

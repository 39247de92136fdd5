import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pastedFile } from './pasted-file.ts';

const definition = {
  title: '意见建议台账',
  fields: [
    { id: 'no', title: '建议编号' },
    { id: 'village', title: '村社区' },
    { id: 'day', title: '收集日期' },
  ],
} as never;

const text = async (pasted: string): Promise<string | undefined> =>
  pastedFile(pasted, definition, ['no', 'day'])?.text();

test('cells with their header keep it; cells without get the columns that are shown', async () => {
  assert.equal(await text('建议编号\t村社区\nJ1\t清溪村\n'), '建议编号,村社区\r\nJ1,清溪村\r\n');
  assert.equal(
    await text('J1\t2021-03-05\r\nJ2\t2021-03-06'),
    '建议编号,收集日期\r\nJ1,2021-03-05\r\nJ2,2021-03-06\r\n',
  );
});

test('commas and quotes stay in their cell; a single cell is no table', async () => {
  assert.equal(await text('J"1\t一,二'), '建议编号,收集日期\r\n"J""1","一,二"\r\n');
  assert.equal(await text('清溪村'), undefined);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aFile, aFolder, allRows } from '../../testing/files.ts';
import { openSource } from '../open-source.ts';
import { CsvParser } from './csv-parser.ts';

test('quotation marks, line breaks within them, blank lines and row numbers', async (t) => {
  const text = '\ufeff编号,名称,备注\r\n1,"甲,""乙""","第一行\r\n第二行"\n\n,,\r\n2,a"b,\n3,,丙';
  const source = await openSource(await aFile(await aFolder(t), '台账-2.csv', text));
  assert.deepEqual(source.sheetNames, ['台账-2']);
  assert.deepEqual(await allRows(source), [
    { number: 1, cells: ['编号', '名称', '备注'] },
    { number: 2, cells: ['1', '甲,"乙"', '第一行\r\n第二行'] },
    { number: 5, cells: ['2', 'a"b', null] },
    { number: 6, cells: ['3', null, '丙'] },
  ]);
});

test('GB18030 is found however late the first Chinese character comes', async (t) => {
  const folder = await aFolder(t);
  const ascii = 'a,b\n'.repeat(300_000);
  // 市教育局 in GB18030, and 𠀀 in its four bytes.
  const chinese = Buffer.from('cad0bdccd3fdbed695328236', 'hex');
  const source = await openSource(
    await aFile(folder, 'gb.csv', Buffer.concat([Buffer.from(ascii), chinese, Buffer.from(',x\n')])),
  );
  assert.deepEqual((await allRows(source)).at(-1), { number: 300_001, cells: ['市教育局𠀀', 'x'] });
  const broken = await openSource(await aFile(folder, 'bad.csv', Buffer.from([0x61, 0xff, 0xff, 0x0a])));
  await assert.rejects(allRows(broken), { code: 'wrong_encoding' });
});

test('UTF-8 cut at every place between chunks stays UTF-8', async (t) => {
  const folder = await aFolder(t);
  for (const pad of [0, 1, 2, 3]) {
    const line = 'x'.repeat(1024 * 1024 - 5 + pad);
    const source = await openSource(await aFile(folder, 'u.csv', `${line}\n市𠀀局\n`));
    assert.deepEqual((await allRows(source)).at(-1)?.cells, ['市𠀀局']);
  }
});

test('a quotation mark that never closes is refused with its line', async (t) => {
  const folder = await aFolder(t);
  for (const [text, line] of [
    ['a,b\n"第一\n行",1\n2,"没有\n闭合,3\n4,5\n', /第4行起的双引号没有闭合/],
    ['a\n"b"c,1\n', /第2行的双引号之后还有内容/],
    ['a\n"', /第2行/],
  ] as const) {
    const source = await openSource(await aFile(folder, 'q.csv', text));
    await assert.rejects(
      allRows(source),
      (error: Error) => error.name === 'FileFault' && line.test(error.message),
    );
  }
});

test('any table survives writing by the book and reading in pieces of any size', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', '甲', ' '), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 1, maxLength: 4 })),
      fc.integer({ min: 1, max: 9 }),
      (table, step) => {
        const text = table.map((row) => row.map(quoted).join(',')).join('\r\n');
        const parser = new CsvParser();
        const rows = [];
        for (let at = 0; at < text.length; at += step) rows.push(...parser.write(text.slice(at, at + step)));
        rows.push(...parser.end());
        const expected = table
          .map((row, index) => ({
            number: index + 1,
            cells: row.map((value) => (value === '' ? null : value)),
          }))
          .filter((row) => row.cells.some((value) => value !== null));
        assert.deepEqual(rows, expected);
      },
    ),
  );
});

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { aFile, aFolder, allRows, cellsOf } from '../testing/files.ts';
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
  const broken = await aFile(folder, 'bad.csv', Buffer.from([0x61, 0xff, 0xff, 0x0a]));
  await assert.rejects(openSource(broken), { code: 'wrong_encoding' });
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

test('another separator or line end is read as what it is', async (t) => {
  const folder = await aFolder(t);
  const rows = [
    ['编号', '名称', '说明'],
    ['A1', '甲', '有,逗号'],
  ];
  for (const [name, separator, end] of [
    ['分号', ';', '\r\n'],
    ['制表', '\t', '\n'],
    ['全角逗号', '，', '\n'],
    ['全角分号', '；', '\n'],
    ['竖线', '|', '\n'],
    ['回车', ';', '\r'],
  ] as const) {
    const text = `登记表${end}${rows.map((cells) => cells.join(separator)).join(end)}${end}`;
    assert.deepEqual(await cellsOf(await aFile(folder, `${name}.csv`, text)), [['登记表'], ...rows], name);
  }
  const commas = '编号,名称,说明\r甲,一；二；三；四,"a\rb"\r';
  assert.deepEqual(await cellsOf(await aFile(folder, '回车逗号.csv', commas)), [
    ['编号', '名称', '说明'],
    ['甲', '一；二；三；四', 'a\nb'],
  ]);
  const declared = await openSource(await aFile(folder, '声明.csv', 'sep=;\r\na,b;c\r\n'));
  assert.deepEqual(await allRows(declared), [{ number: 2, cells: ['a,b', 'c'] }]);
});

test('what protects a number from a spreadsheet is taken off', async (t) => {
  const folder = await aFolder(t);
  const text = `'00124,="00123","=""00125""",'=1+1,''5,'90后,=SUM(A1)\n`;
  assert.deepEqual(await cellsOf(await aFile(folder, 'a.csv', text)), [
    ['00124', '00123', '00125', '=1+1', "'5", '90后', '=SUM(A1)'],
  ]);
});

test('a byte that is no text is told with its line, in the encoding that the file is meant in', async (t) => {
  const folder = await aFolder(t);
  const lines = ['编号,名称', 'A1,甲', 'A2,乙', 'A3,丙'].map((line) => Buffer.from(`${line}\r\n`));
  const broken = Buffer.concat([
    ...lines.slice(0, 2),
    Buffer.from([0x41, 0xe4, 0xb8, 0x0d, 0x0a]),
    ...lines.slice(2),
  ]);
  await assert.rejects(async () => cellsOf(await aFile(folder, 'u.csv', broken)), {
    code: 'wrong_encoding',
    message: /第3行有损坏的文字.*UTF-8/,
  });
  const gbk = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x0a]);
  const bad = Buffer.concat([gbk, gbk, Buffer.from([0xb1, 0xff, 0x0a]), gbk]);
  await assert.rejects(async () => cellsOf(await aFile(folder, 'g.csv', bad)), {
    code: 'wrong_encoding',
    message: /第3行有损坏的文字.*GB18030/,
  });
});

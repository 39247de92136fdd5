import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { FileFault } from './errors.ts';
import { aFile, aFolder, allRows, cellsOf, workbookBytes } from './testing/files.ts';
import { openSource } from './open-source.ts';

test('files of the wrong kind are refused with the file and the remedy', async (t) => {
  const folder = await aFolder(t);
  await mkdir(join(folder, '夹.xlsx'));
  const ole = Buffer.from('d0cf11e0a1b11ae100000000', 'hex');
  const cases: readonly (readonly [
    name: string,
    content: Uint8Array | string | null,
    code: string,
    message: RegExp,
  ])[] = [
    ['没有.xlsx', null, 'missing', /找不到/],
    ['夹.xlsx', null, 'not_a_file', /文件夹/],
    ['空.xlsx', '', 'empty', /空的/],
    ['旧.xls', ole, 'old_or_encrypted', /另存为 \.xlsx/],
    ['文.pdf', '%PDF-1.7', 'wrong_type', /PDF/],
    ['字.xlsx', '编号,名称\n1,2\n', 'wrong_type', /另存为 \.xlsx/],
    [
      '稿.docx',
      zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'word/document.xml': strToU8('<x/>') }),
      'wrong_type',
      /Word/,
    ],
    ['包.zip', zipSync({ 'a.txt': strToU8('x') }), 'wrong_type', /压缩包/],
    ['二.xlsb', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'wrong_type', /xlsb/],
    ['半.xlsx', workbookBytes('<sheetData/>').slice(0, 700), 'damaged', /损坏/],
    ['十六.csv', Buffer.from('\ufeff编号,名称\n', 'utf16le'), 'wrong_encoding', /UTF-16/],
    ['零.csv', 'a\0b', 'wrong_encoding', /零字节/],
  ];
  for (const [name, content, code, message] of cases) {
    const path = content === null ? join(folder, name) : await aFile(folder, name, content);
    await assert.rejects(openSource(path), (error: { code?: string; message?: string }) => {
      assert.equal(error.code, code, name);
      assert.match(error.message ?? '', message);
      assert.ok(error.message?.includes(name), name);
      return true;
    });
  }
});

test('a bomb is refused by what it declares, and by what really comes when it lies', async (t) => {
  const folder = await aFolder(t);
  const huge = `${`<a>${' '.repeat(65_530)}</a>`.repeat(1100)}<sheetData/>`;
  const bytes = workbookBytes(huge);
  await assert.rejects(openSource(await aFile(folder, 'bomb.xlsx', bytes)), { code: 'too_large' });
  const liar = Buffer.from(bytes);
  const at = liar.indexOf('xl/worksheets/sheet1.xml', liar.length - 400) - 46;
  liar.writeUInt32LE(1000, at + 24);
  const lying = await openSource(await aFile(folder, 'liar.xlsx', liar));
  await assert.rejects(allRows(lying), { code: 'too_large' });
});

test('broken workbooks never crash the program: 200 cuts and flips', async (t) => {
  const folder = await aFolder(t);
  const rows = Array.from(
    { length: 50 },
    (_, i) =>
      `<row r="${i + 1}"><c r="A${i + 1}" t="inlineStr"><is><t>第${i}项</t></is></c><c r="B${i + 1}"><v>${i}</v></c></row>`,
  );
  const good = workbookBytes(`<sheetData>${rows.join('')}</sheetData>`);
  const expected = JSON.stringify(await cellsOf(await aFile(folder, 'good.xlsx', good)));
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  for (let round = 0; round < 200; round++) {
    const bytes = Buffer.from(round % 4 === 0 ? good.subarray(0, random(good.length)) : good);
    if (round % 4 !== 0) {
      for (let flips = 0; flips <= round % 3; flips++) {
        const at = random(bytes.length);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
      }
    }
    const path = await aFile(folder, 'mutant.xlsx', bytes);
    try {
      assert.equal(JSON.stringify(await cellsOf(path)), expected, 'whatever reads, reads right');
    } catch (error) {
      if (!(error instanceof FileFault)) throw error;
      assert.match(error.message, /mutant\.xlsx/);
    }
  }
});

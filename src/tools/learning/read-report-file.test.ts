import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { aWordFile } from '../../../test/builders/a-word-file.ts';
import { aPack } from '../../../test/builders/the-pack.ts';
import { encodeGb18030 } from '../../../test/support/gb18030.ts';
import { learnReport } from './learn-report.ts';
import { readReportFile } from './read-report-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'learn-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test('a Word file: split runs, controls, cells, empty paragraphs and deleted text', async () => {
  const path = file(
    'a.docx',
    aWordFile([
      [
        '开展监督检查',
        '1',
        ',2',
        { deleted: '9' },
        '34',
        '余次，整改安全隐患',
        { control: '8' },
        { control: '6' },
        '个。',
      ],
      'empty',
      {
        table: [
          [['工作内容'], ['数量']],
          [['引进高素质人才'], ['1', '2', '8']],
          [['新建红色驿站'], ['x', 'x']],
        ],
      },
    ]),
  );
  const { text } = await readReportFile(path);
  assert.equal(
    text,
    '开展监督检查1,234余次，整改安全隐患86个。\n\n工作内容\n数量\n引进高素质人才\n128\n新建红色驿站\nxx',
  );
  assert.deepEqual(
    learnReport(text, await aPack()).map(({ text: words, class: kind, indicator }) => [
      words,
      kind,
      indicator,
    ]),
    [
      ['1,234', 'number', 'supervision_checks'],
      ['86', 'number', 'hazards_rectified'],
      ['128', 'number', 'talent_introduced'],
      ['xx', 'number', 'red_station_new'],
    ],
  );
});

test('text in UTF-8 with and without a mark, UTF-16 and GB18030 is the same text', async () => {
  const text = '开展监督检查12次。\r\n';
  const bytes = [
    Buffer.from(text),
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    encodeGb18030(text),
  ];
  for (const [index, one] of bytes.entries())
    assert.deepEqual(await readReportFile(file(`${index}.txt`, one)), { text, issued: null });
});

test('what is no report is refused in words', async () => {
  const wrong: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ['a.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), /旧版/u],
    ['a.pdf', '%PDF-1.7', /PDF/u],
    ['b.docx', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2), /已损坏/u],
    ['c.docx', aWordFile([]), /没有文字/u],
    ['b.txt', '', /没有文字/u],
    ['c.txt', Uint8Array.of(0x81, 0xff, 0xff, 0x00), /不是文本/u],
  ];
  for (const [name, bytes, message] of wrong)
    await assert.rejects(readReportFile(file(name, bytes)), { code: 'LEARN-UNREADABLE', message });
  await assert.rejects(readReportFile(join(folder, 'none.txt')), { code: 'LEARN-UNREADABLE' });
  await assert.rejects(readReportFile(folder), { code: 'LEARN-UNREADABLE' });
});

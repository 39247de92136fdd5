import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { issueReport } from '#stages/reports/index.ts';
import { annotatedReport } from '../builders/annotated-report.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { mingze } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(close);

/** The numbers and names of a report text, in order. */
function slotsOf(source: string): readonly string[] {
  return [...source.matchAll(/\[\[\w+\]\]|\{\{\w+\}\}/gu)].map(([slot]) => slot);
}

test('a report that the product has issued is read back as the very text that it was made of', async () => {
  const city = await aCity();
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const { document } = await issueReport(request, { actor: TESTER, signer, reason: null });
  const home = temporaryDir('learn-issued-');
  mkdirSync(home, { recursive: true });
  const file = join(home, '报告.docx');
  writeFileSync(file, document);
  const out = join(home, 'pack');
  const data = ['--data', join(home, 'none')];
  const learned = await mingze('report', 'learn', file, '--out', out, '--json', ...data);
  assert.equal(learned.code, 0, learned.stderr);
  assert.deepEqual(learned.json().open, []);
  const draft = readFileSync(join(out, 'reports', 'learned.md'), 'utf8');
  const own = readFileSync('packs/principal-responsibility/reports/annual.md', 'utf8');
  assert.deepEqual(slotsOf(draft), slotsOf(own));
  assert.match(draft, /整改一项、核验一项、销号一项/u);
  const checked = await mingze('pack', 'check', out, ...data);
  assert.equal(checked.code, 0, checked.stdout);
});

test('from last year’s report to a pack that a person confirms', async () => {
  const home = temporaryDir('learn-');
  mkdirSync(home, { recursive: true });
  const { text } = annotatedReport('test/fixtures/learned-reports/digits-other-order.txt');
  const file = join(home, '报告.txt');
  writeFileSync(file, text);
  const data = ['--data', join(home, 'none')];

  const json = await mingze('report', 'learn', file, '--json', ...data);
  assert.equal(json.code, 0, json.stderr);
  const { tokens } = json.json();
  assert.deepEqual(Object.keys(tokens[0]), [
    'start',
    'end',
    'text',
    'class',
    'unit',
    'indicator',
    'candidates',
    'tied',
    'parameter',
    'certain',
  ]);
  for (const { start, end, text: words } of tokens) assert.equal(text.slice(start, end), words);

  const pack = join(home, 'pack');
  const first = await mingze('report', 'learn', file, '--out', pack, ...data);
  assert.equal(first.code, 0, first.stderr);
  const source = join(pack, 'reports', 'learned.md');
  const draft = readFileSync(source, 'utf8');
  assert.match(draft, /\{\{report_year\}\}年.*\n.*## 一、以零容忍态度惩治腐败/su);
  assert.match(draft, /其中给予党纪政务处分\[\[mass_corruption_sanctioned\]\]人/u);

  const open = [...draft.matchAll(/unresolved_number_\d+/gu)].map(([name]) => name);
  const checked = await mingze('pack', 'check', pack, ...data);
  assert.equal(checked.code, 3);
  for (const name of open) assert.match(checked.stdout, new RegExp(`没有指标“${name}”`, 'u'));

  // The person decides: these numbers stay as words.
  writeFileSync(source, draft.replaceAll(/\[\[unresolved_number_\d+\]\]/gu, '若干'));
  const confirmed = await mingze('pack', 'check', pack, ...data);
  assert.equal(confirmed.code, 0, confirmed.stdout);

  const again = await mingze('report', 'learn', file, '--out', pack, ...data);
  assert.equal(again.code, 3);
  assert.match(again.stderr, /已有文件/u);
  assert.match(readFileSync(source, 'utf8'), /若干/u);
});

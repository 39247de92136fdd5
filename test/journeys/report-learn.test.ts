import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { annotatedReport } from '../builders/annotated-report.ts';
import { mingze } from '../support/run-mingze.ts';
import { temporaryDir } from '../support/test-server.ts';

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

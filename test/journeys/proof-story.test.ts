// A report that proves itself, on the real command line: issue, verify, change a row, see the drift, reissue, verify both.
// What needs no process of its own is in proof-versions.test.ts.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Finding } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyFile } from '#proof/verify/verify-file.ts';
import { type Json, mingze } from '../support/run-mingze.ts';
import { sampleDataDir } from '../support/sample-data-dir.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('proof-');
const data = join(home, 'data');
const out = join(home, 'reports');
after(() => rmSync(home, { recursive: true, force: true }));

async function json(code: number, ...args: readonly string[]): Promise<Json> {
  const ended = await mingze(...args, '--json');
  assert.equal(ended.code, code, `${args.join(' ')}\n${ended.stdout.slice(0, 2000)}\n${ended.stderr}`);
  return ended.json();
}
const report = (...more: readonly string[]): readonly string[] => [
  'report',
  '--year',
  '2021',
  '--out',
  out,
  '--date',
  '2022-01-05',
  '--data',
  data,
  ...more,
];

test('draft, issue, verify, change, drift, reissue, verify both', async () => {
  await sampleDataDir(data);
  const draft = await json(0, ...report('--draft'));
  assert.deepEqual([draft.issued, draft.state], [false, 'checked']);
  assert.match(draft.file, /（草稿）\.docx$/u);
  assert.equal((await json(3, 'verify', draft.file)).ok, false);

  const first = await json(0, ...report());
  assert.equal(first.number, 1, 'a draft is no version');
  assert.match(readFileSync(first.page, 'utf8'), /"numbers":/);
  assert.equal(statSync(join(data, 'secrets', 'signing-key.pem')).mode & 0o777, 0o600);
  assert.equal((await json(0, 'verify', first.file, '--data', data)).ok, true);

  const { rows } = await json(0, 'rows', 'S05', '--year', '2021', '--data', data);
  const proofFile = join(home, 'proof.json');
  await json(
    0,
    'prove',
    '--fact',
    'S05',
    '--row',
    rows[0].key,
    '--year',
    '2021',
    '--out',
    proofFile,
    '--data',
    data,
  );
  assert.equal((await json(0, 'verify', proofFile)).ok, true);

  const sheet = join(home, '理论学习中心组学习台账.csv');
  await json(0, 'export', '理论学习中心组学习台账', '--out', sheet, '--data', data);
  const [head = '', one = ''] = readFileSync(sheet, 'utf8').split(/\r?\n/u);
  // One more session, and another topic of the first.
  const more = one.replace(',1,2021-01-05,', ',99,2021-01-06,');
  writeFileSync(sheet, [head, one.replace('网格服务规范', '改过的专题'), more, ''].join('\r\n'));
  await json(0, 'import', sheet, '--data', data);
  const { changes } = await json(0, 'report', 'changes', '--year', '2021', '--data', data);
  const drift = changes.find((change: Json) => change.slot === 'S05');
  assert.deepEqual([drift.issued, drift.now], ['26', '27']);
  assert.deepEqual(
    [drift.rows.added, drift.rows.removed, drift.rows.amended],
    [['U0001＋2021-01-06＋99'], [], ['U0001＋2021-01-05＋1']],
  );
  const moved = await json(3, 'verify', first.file, '--data', data);
  assert.ok(moved.disagrees.some(({ place }: Json) => place === 'S05'));

  const second = await json(0, ...report('--reason', '补录一次学习'));
  assert.deepEqual([second.number, second.isNew], [2, true]);
  const page = join(home, 'verifier.html');
  rmSync(data, { recursive: true });
  // Nothing but the files and the program: a process for each kind of file, the others by the same function.
  for (const file of [second.package, proofFile])
    assert.equal((await json(0, 'verify', file)).ok, true, file);
  for (const file of [first.file, first.package, second.file])
    assert.deepEqual(disagreements(readFileSync(file)), [], file);
  assert.ok(disagreements(readFileSync(second.file), readFileSync(first.package)).length > 0);
  const both = await json(0, 'verify', second.file, '--package', second.package);
  assert.equal(both.report.reason, '补录一次学习');
  assert.equal((await json(0, 'verify', '--page', page)).page, page);
  assert.match(readFileSync(page, 'utf8'), /报告核验/u);
});

function disagreements(file: Uint8Array, other: Uint8Array | null = null): readonly Finding[] {
  const { findings } = verifyFile({ file, package: other, trustedKey: null, tools: NODE_TOOLS });
  return findings.filter((one) => one.verdict === 'disagrees');
}

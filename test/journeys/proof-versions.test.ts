// Versions of one report and what remains of them: reasons, drift, the row as it was. The operations themselves; the
// command line is in proof-story.test.ts.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson, type Json } from '#proof/manifest/canonical-json.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { manifestSchema } from '#proof/manifest/manifest.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyFile } from '#proof/verify/verify-file.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { issueReport, proveRow, reportChanges, verifyAgainstData } from '#stages/reports/index.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const home = temporaryDir('proof-versions-');
const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

test('three versions: each with its reason, each still provable, and the data agree with the last alone', async () => {
  const city = await aCity();
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const issue = (reason: string) => issueReport(request, { actor: TESTER, signer, reason });
  const ledger = pack.ledgers.get('study_session') ?? assert.fail();
  const rows = async () =>
    (await rowsOfFact({ db, pack, scope, actor: TESTER, now: NOW, year: 2021 }, 'S05')).rows;
  /** Imports rows as they are listed, with some of their values changed. */
  const put = async (...lines: readonly Readonly<Record<string, string | null>>[]): Promise<void> => {
    const fields = ledger.fields.map(({ id, title }) => ({ id, title }));
    const file = join(home, `${ledger.title}.csv`);
    const cells = lines.map((line) => fields.map(({ id }) => `"${line[id] ?? ''}"`).join(','));
    writeFileSync(file, [fields.map(({ title }) => title).join(','), ...cells, ''].join('\r\n'));
    const done = await city.import([file]);
    assert.equal(done.accepted, true, JSON.stringify(done.errors));
  };

  const first = await issue('');
  assert.deepEqual((await reportChanges(request, null)).drifts, []);
  const [before] = await rows();
  assert.ok(before);
  await put({ ...before.values, topics: '改过的专题' }, { ...before.values, session_no: '99' });
  const { drifts } = await reportChanges(request, null);
  const drift = drifts.find((one) => one.slot === 'S05');
  assert.deepEqual([drift?.issued, drift?.now, drift?.rows?.amended], ['26', '27', [before.key]]);
  const second = await issue('补录一次学习');
  await put({ ...before.values, session_no: '98' });
  const third = await issue('');
  assert.deepEqual([second.number, third.number], [2, 3]);

  const manifestOf = ({ signed }: typeof first) =>
    manifestSchema.parse(JSON.parse(signed?.manifest ?? assert.fail()));
  assert.match(manifestOf(third).report.reason ?? '', /未写明原因.*S05.*27 → 28/u);
  const old = await proveRow({ ...request, slot: 'S05', row: before.key, number: 1 });
  assert.equal(old.row.values['topics'], before.values['topics'], 'the row as it was when it was counted');
  const now = await proveRow({ ...request, slot: 'S05', row: before.key, number: 3 });
  assert.equal(now.row.values['topics'], '改过的专题');
  const proofs = [old, now].map((proof) => utf8(canonicalJson(proof as unknown as Json)));
  for (const file of [first.document, second.document, third.document, ...proofs]) {
    const { findings } = verifyFile({ file, package: null, trustedKey: signer.keyId, tools: NODE_TOOLS });
    assert.deepEqual(
      findings.filter((one) => one.verdict === 'disagrees'),
      [],
    );
  }
  for (const [version, agrees] of [
    [first, false],
    [third, true],
  ] as const) {
    const found = await verifyAgainstData(request, manifestOf(version), version.signed ?? assert.fail());
    assert.equal(!found.some((one) => one.verdict === 'disagrees'), agrees, `version ${version.number}`);
  }
});

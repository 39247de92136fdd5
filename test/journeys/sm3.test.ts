// The road of a report with digests by SM3 (GB/T 32905-2016): issue, verify, prove, and one digit forged.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { after, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { toHex, utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson, type Json } from '#proof/manifest/canonical-json.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { manifestSchema } from '#proof/manifest/manifest.ts';
import type { Finding } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyFile } from '#proof/verify/verify-file.ts';
import { packageFiles, writePackage } from '#proof/manifest/write-package.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { issueReport, proveRow, reportChanges } from '#stages/reports/index.ts';
import { reportPages } from '#stages/reports/operations/report-pages.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';

const skip = hashOf('sm3') ? false : 'this build of Node.js has no SM3: nothing was tried';
const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(close);

test('SM3 of abc is that of the standard', { skip }, () => {
  const sm3 = hashOf('sm3') ?? assert.fail();
  assert.equal(toHex(sm3(utf8('abc'))), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

test('issued, verified, proved and forged with SM3', { skip }, async () => {
  const city = await aCity();
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const { document, signed } = await issueReport(request, {
    actor: TESTER,
    signer,
    reason: null,
    algorithm: 'sm3',
  });
  assert.ok(signed);
  const manifest = manifestSchema.parse(JSON.parse(signed.manifest));
  assert.equal(manifest.hash, 'sm3');
  const wrong = (file: Uint8Array, tools = NODE_TOOLS): readonly Finding[] =>
    verifyFile({ file, package: null, trustedKey: signer.keyId, tools }).findings.filter(
      (one) => one.verdict === 'disagrees',
    );
  assert.deepEqual(wrong(document), []);
  assert.deepEqual(
    wrong(writePackage(signed, document, packageFiles(reportPages(JSON.parse(signed.manifest))))),
    [],
  );
  assert.deepEqual((await reportChanges(request, null)).drifts, []);

  const [row] = (await rowsOfFact({ db, pack, scope, actor: TESTER, now: NOW, year: 2021 }, 'S05')).rows;
  assert.ok(row);
  const proof = await proveRow({ ...request, slot: 'S05', row: row.key, number: null });
  assert.deepEqual(wrong(strToU8(canonicalJson(proof as unknown as Json))), []);
  const other = { ...proof, row: { ...proof.row, version: proof.row.version + 1 } };
  assert.ok(wrong(strToU8(canonicalJson(other))).some((one) => one.place === 'S05'));

  const parts = unzipSync(document);
  const main = strFromU8(parts['word/document.xml'] ?? assert.fail());
  const forged = zipSync({ ...parts, 'word/document.xml': strToU8(main.replace('1180', '1181')) });
  assert.ok(wrong(forged).some((one) => one.place === 'S35'));
  const value = signed.manifest.replace('"value":"1180"', '"value":"1181"');
  assert.notEqual(value, signed.manifest);
  const places = wrong(writePackage({ ...signed, manifest: value }, document, {})).map((one) => one.place);
  assert.ok(places.includes('签名') && places.includes('S35'), places.join());

  // Where SM3 cannot be computed, the digests are left unchecked and everything else is told.
  const without = { ...NODE_TOOLS, hashOf: () => null };
  const { findings } = verifyFile({
    file: document,
    package: null,
    trustedKey: signer.keyId,
    tools: without,
  });
  assert.ok(findings.some((one) => one.verdict === 'unchecked' && /sm3/u.test(one.message)));
  assert.ok(!findings.some((one) => one.verdict === 'disagrees'));
});

// A signed report that a word processor has opened and saved again, by LibreOffice where there is one.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readShown } from '#engine/documents/read-facts.ts';
import { signerOf } from '#engine/proof/installation-key.ts';
import type { Finding } from '#engine/proof/verify/finding.ts';
import { NODE_TOOLS } from '#engine/proof/verify/node-tools.ts';
import { verifyFile } from '#engine/proof/verify/verify-file.ts';
import { packageFiles, writePackage } from '#engine/proof/write-package.ts';
import { issueReport, reportPages } from '#stages/reports/index.ts';
import { SAMPLE } from '../builders/the-sample.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const present = spawnSync('soffice', ['--version']).status === 0;
const skip = present ? false : 'LibreOffice (soffice) is not installed here: the round trip was not tried';

const home = temporaryDir('word-processor-');
const { aCity, close } = await cityMaker();
after(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

/** Opens a document and saves it again as DOCX. */
async function savedAgain(document: Uint8Array): Promise<Uint8Array> {
  const [file, out] = [join(home, '报告.docx'), join(home, 'out')];
  writeFileSync(file, document);
  mkdirSync(out, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
  await promisify(execFile)('soffice', [
    profile,
    '--headless',
    '--convert-to',
    'docx',
    '--outdir',
    out,
    file,
  ]);
  return readFileSync(join(out, '报告.docx'));
}

test('saved again by LibreOffice: words, controls and manifest are found; a changed digit is too', {
  skip,
}, async () => {
  const city = await aCity();
  assert.equal((await city.import([SAMPLE])).accepted, true);
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const { document, signed } = await issueReport(request, { actor: TESTER, signer, reason: null });
  assert.ok(signed);
  const box = writePackage(signed, document, packageFiles(reportPages(JSON.parse(signed.manifest))));
  const verify = (file: Uint8Array, other: Uint8Array | null = null): readonly Finding[] =>
    verifyFile({ file, package: other, trustedKey: signer.keyId, tools: NODE_TOOLS }).findings;
  const wrong = (findings: readonly Finding[]): readonly string[] =>
    findings.filter((one) => one.verdict === 'disagrees').map((one) => one.message);

  const saved = await savedAgain(document);
  const parts = unzipSync(saved);
  const main = strFromU8(parts['word/document.xml'] ?? assert.fail('no text'));
  const shown = readShown(main);
  assert.deepEqual(
    shown.map(({ id }) => id),
    readShown(strFromU8(unzipSync(document)['word/document.xml'] ?? assert.fail())).map(({ id }) => id),
    'every number is still bound to its fact',
  );
  const findings = verify(saved);
  assert.deepEqual(wrong(findings), []);
  assert.ok(
    findings.some(({ message }) => /另存过/u.test(message)),
    'it says that it was saved again',
  );
  assert.ok(findings.filter((one) => one.verdict === 'agrees' && one.kind === 'number').length > 30);

  const custom = Object.keys(parts).filter((name) => name.startsWith('customXml/'));
  assert.ok(custom.length > 0, 'the custom part is still there');
  const { ...stripped } = parts;
  for (const name of custom) delete stripped[name];
  const without = zipSync(stripped);
  assert.match(wrong(verify(without)).join(), /没有完整的清单/u);
  const served = verify(without, box);
  assert.deepEqual(wrong(served), []);
  assert.ok(served.some(({ message }) => /按核验包核对/u.test(message)));

  const forged = main
    .replace(/(<w:t[^>]*>)26(次)?/u, '$127$2')
    // In the words: ids that the word processor makes up may hold these digits too.
    .replace(/(<w:t[^>]*>[^<]*)1180/u, (_, before: string) => `${before}1181`);
  assert.notEqual(forged, main);
  const changed = zipSync({ ...parts, 'word/document.xml': strToU8(forged) });
  assert.ok(verify(changed).some((one) => one.verdict === 'disagrees' && one.place === 'S35'));
});

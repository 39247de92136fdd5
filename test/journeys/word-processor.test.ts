// A signed report that a word processor has opened and saved again, by LibreOffice where there is one.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readShown } from '#proof/testing/read-facts.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { restoreDocument } from '#proof/verify/restore-document.ts';
import { type Verified, verifyFile } from '#proof/verify/verify-file.ts';
import { packageFiles, writePackage } from '#proof/manifest/write-package.ts';
import { issueReport } from '#stages/reports/index.ts';
import { reportPages } from '#stages/reports/operations/report-pages.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { temporaryDir } from '../support/test-server.ts';

const present = spawnSync('soffice', ['--version']).status === 0;
const skip = present ? false : 'LibreOffice (soffice) is not installed here: the round trip was not tried';

const home = temporaryDir('word-processor-');
const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(async () => {
  await close();
  rmSync(home, { recursive: true, force: true });
});

/** Opens a document and saves it again as DOCX. */
function savedAgain(document: Uint8Array): Promise<Uint8Array> {
  return converted(document, 'docx');
}

/** The words that a reader of the document sees. */
async function wordsShown(document: Uint8Array): Promise<string> {
  return new TextDecoder().decode(await converted(document, 'txt:Text (encoded):UTF8'));
}

async function converted(document: Uint8Array, form: string): Promise<Uint8Array> {
  const [file, out] = [join(home, '报告.docx'), join(home, 'out')];
  writeFileSync(file, document);
  mkdirSync(out, { recursive: true });
  const profile = `-env:UserInstallation=file://${join(home, 'profile')}`;
  await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', form, '--outdir', out, file]);
  return readFileSync(
    join(out, `报告.${form.slice(0, form.indexOf(':') < 0 ? undefined : form.indexOf(':'))}`),
  );
}

test('saved again by LibreOffice: words, controls and manifest are found; a changed digit is too', {
  skip,
}, async () => {
  const city = await aCity();
  const { db, pack, scope } = city;
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
  const { document, signed } = await issueReport(request, { actor: TESTER, signer, reason: null });
  assert.ok(signed);
  const box = writePackage(signed, document, packageFiles(reportPages(JSON.parse(signed.manifest))));
  const verify = (file: Uint8Array, other: Uint8Array | null = null): Verified =>
    verifyFile({ file, package: other, trustedKey: signer.keyId, tools: NODE_TOOLS });
  const wrong = ({ findings }: Verified): readonly string[] =>
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
  const verified = verify(saved);
  assert.deepEqual(wrong(verified), []);
  assert.equal(verified.answer, 'saved_again');
  assert.match(verified.headline, /^不是原件，是另存的/u);
  assert.ok(verified.findings.filter((one) => one.verdict === 'agrees' && one.kind === 'number').length > 30);
  const restored = restoreDocument(verified, NODE_TOOLS);
  assert.ok('document' in restored);
  assert.deepEqual(Buffer.from(restored.document), Buffer.from(document), 'the original comes back');
  // Saved once more, LibreOffice has lost the custom part: the package serves.
  assert.deepEqual(wrong(verify(await savedAgain(saved), box)), []);
  assert.equal(verify(await savedAgain(saved), box).answer, 'saved_again');

  const custom = Object.keys(parts).filter((name) => name.startsWith('customXml/'));
  assert.ok(custom.length > 0, 'the custom part is still there');
  const { ...stripped } = parts;
  for (const name of custom) delete stripped[name];
  const relations = 'word/_rels/document.xml.rels';
  stripped[relations] = strToU8(
    strFromU8(parts[relations] ?? assert.fail()).replace(/<Relationship [^>]*customXml[^>]*>/u, ''),
  );
  const without = zipSync(stripped);
  assert.match(wrong(verify(without)).join(), /没有完整的清单/u);
  const served = verify(without, box);
  assert.deepEqual([served.answer, wrong(served)], ['saved_again', []]);
  assert.ok(served.findings.some(({ message }) => /按核验包核对/u.test(message)));

  const forged = main
    .replace(/(<w:t[^>]*>)26(次)?/u, '$127$2')
    // In the words: ids that the word processor makes up may hold these digits too.
    .replace(/(<w:t[^>]*>[^<]*)1180/u, (_, before: string) => `${before}1181`);
  assert.notEqual(forged, main);
  const changed = zipSync({ ...parts, 'word/document.xml': strToU8(forged) });
  assert.equal(verify(changed).answer, 'not_this_report');
  assert.ok(verify(changed).findings.some((one) => one.verdict === 'disagrees' && one.place === 'S35'));

  // What passes shows the very words, by the judgement of a program that is not ours; what shows others does not pass.
  const words = await wordsShown(document);
  const paragraph = '<w:r><w:t>另有987人</w:t></w:r></w:p>';
  const changes: readonly (readonly [what: string, from: RegExp, to: string])[] = [
    ['a bookmark', /<\/w:pPr>/g, '</w:pPr><w:bookmarkStart w:id="7" w:name="x"/><w:bookmarkEnd w:id="7"/>'],
    ['a language', /<w:r>/g, '<w:r><w:rPr><w:lang w:eastAsia="zh-CN"/></w:rPr>'],
    ['a run', /<\/w:p>/, paragraph],
    ['a hidden run', /<w:sdtContent><w:r>/, '<w:sdtContent><w:r><w:rPr><w:vanish/></w:rPr>'],
    ['a symbol', /<\/w:p>/, '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r></w:p>'],
  ];
  const source = unzipSync(document);
  const text = strFromU8(source['word/document.xml'] ?? assert.fail());
  for (const [what, from, to] of changes) {
    const file = zipSync({ ...source, 'word/document.xml': strToU8(text.replace(from, to)) });
    const accepted = verify(file).answer === 'saved_again';
    assert.equal(accepted, ['a bookmark', 'a language'].includes(what), what);
    if (accepted) assert.equal(await wordsShown(file), words, what);
    else if (what === 'a run') assert.notEqual(await wordsShown(file), words, what);
  }
});

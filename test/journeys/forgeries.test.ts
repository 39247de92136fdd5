// What a verifier is for is its "no": more than a thousand forgeries of one issued report, none of which passes. Most are
// tried on the manifest or on the parts of the document alone; one of each kind is a whole file, and goes to the browser.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { fromBase64, toBase64, utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson, type Json } from '#proof/manifest/canonical-json.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { type Manifest, manifestSchema } from '#proof/manifest/manifest.ts';
import { partDigests } from '#proof/manifest/part-digests.ts';
import { commitmentOf } from '#proof/manifest/commitment.ts';
import { restoreDocument } from '#proof/verify/restore-document.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyFile, WITHOUT_ROWS } from '#proof/verify/verify-file.ts';
import { type RowProof, signedOfProof } from '#proof/verify/verify-row-proof.ts';
import { packageFiles, writePackage } from '#proof/manifest/write-package.ts';
import { issueReport, proveRow } from '#stages/reports/index.ts';
import { reportPages } from '#stages/reports/operations/report-pages.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { alteredSome } from '../builders/altered-manifests.ts';
import { forgedFindings } from '../builders/forged-findings.ts';
import { TESTER } from '../support/actors.ts';
import { cityMaker, NOW } from '../support/a-city.ts';
import { SAMPLE_CITY } from '../support/sample-city.ts';
import { openBrowser } from '../support/browser.ts';
import { FACTS, forger, MAIN } from '../support/forger.ts';
import { temporaryDir } from '../support/test-server.ts';
import { dropOnVerifier, writeVerifier } from '../support/verifier-driver.ts';

const { aCity, close } = await cityMaker(SAMPLE_CITY);
after(close);
const city = await aCity();
const { db, pack, scope } = city;
const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
const request = { db, pack, scope, year: 2021, report: 'annual', date: '2022-01-05', now: NOW };
const issued = await issueReport(request, { actor: TESTER, signer, reason: null });
const signed = issued.signed ?? assert.fail('not signed');
const manifest = manifestSchema.parse(JSON.parse(signed.manifest));
const docx = issued.document;
const parts = unzipSync(docx);
const pages = packageFiles(reportPages(manifest));
const sha256 = hashOf('sha256') ?? assert.fail('no SHA-256');
const trial = forger({ docx, manifest, signed, keyId: signer.keyId });
const { findingsOf, refused, refusedCopy, refusedManifest, rezip, part, carrying, sampled } = trial;
const main = part(MAIN);
const facts = part(FACTS);

/** A copy of the manifest to be changed. */
const copy = (): Manifest => structuredClone(manifest);
const text = (changed: Manifest): string => canonicalJson(changed);
const withDigests = ({ digests: _digests, ...rest }: Manifest): Manifest => ({
  ...rest,
  digests: partDigests(rest, sha256),
});
const otherDigit = (digit: string): string => String((Number(digit) + 1 + (trial.count() % 8)) % 10);

test('the issued report, its package and the document beside its package are originals', () => {
  const box = writePackage(signed, docx, pages);
  assert.deepEqual(Buffer.from(box), Buffer.from(issued.package ?? assert.fail('no package')));
  for (const [file, other] of [
    [docx, null],
    [box, null],
    [docx, box],
  ] as const) {
    const { answer, findings } = verifyFile({
      file,
      package: other,
      trustedKey: signer.keyId,
      tools: NODE_TOOLS,
    });
    assert.equal(answer, 'original', JSON.stringify(findings.filter((one) => one.verdict !== 'agrees')));
    assert.ok(findings.filter((one) => one.verdict === 'agrees').length > 150);
  }
  assert.ok(
    findingsOf(docx, { trustedKey: null }).some((one) => one.verdict === 'unchecked' && one.kind === 'key'),
  );
});

test('what is not published stands in none of the files, and its commitment is that of the value', async () => {
  const held = manifest.facts.filter((one) => one.value === null);
  assert.deepEqual(
    held.map((one) => one.slot),
    ['S37', 'S54'],
  );
  const [kept] = await city.query('select withheld, facts from reports.issued');
  for (const { slot, commitment, printed } of held) {
    const { value, salt } = kept?.['withheld'][slot] ?? assert.fail(slot);
    assert.equal(commitment, commitmentOf(slot, value, salt, sha256));
    assert.notEqual(value, printed);
    for (const [name, bytes] of [...Object.entries(parts), ...Object.entries(pages)])
      assert.ok(value.length < 3 || !strFromU8(bytes).includes(value), `${slot} in ${name}`);
    assert.ok(!signed.manifest.includes(`"${value}"`) && !signed.manifest.includes(salt), slot);
  }
});

test('saved again, restored, and what a package may hold', () => {
  const box = writePackage(signed, docx, pages);
  const again = verifyFile({ file: rezip({}), package: null, trustedKey: signer.keyId, tools: NODE_TOOLS });
  assert.equal(again.answer, 'saved_again');
  for (const verified of [
    again,
    verifyFile({ file: box, package: null, trustedKey: null, tools: NODE_TOOLS }),
  ]) {
    const restored = restoreDocument(verified, NODE_TOOLS);
    assert.ok('document' in restored, JSON.stringify(restored));
    assert.deepEqual(Buffer.from(restored.document), Buffer.from(docx));
  }
  const forgedFile = verifyFile({
    file: carrying({ ...signed, manifest: text(withDigests({ ...copy(), packs: ['x@1'] })) }),
    package: null,
    trustedKey: signer.keyId,
    tools: NODE_TOOLS,
  });
  assert.equal(forgedFile.text, null, 'nobody vouches for these words');
  assert.ok('problem' in restoreDocument(forgedFile, NODE_TOOLS));
  const files = unzipSync(box);
  for (const name of Object.keys(pages)) {
    const bytes = files[name] ?? assert.fail(name);
    refused(`package without ${name}`, zipSync({ ...files, [name]: strToU8('') }, { level: 0 }), [name]);
    refused(`another ${name}`, zipSync({ ...files, [name]: strToU8(`${strFromU8(bytes)} `) }, { level: 0 }), [
      name,
    ]);
  }
  refused('a file more in the package', zipSync({ ...files, 'data/x.html': strToU8('x') }, { level: 0 }), [
    'data/x.html',
  ]);
  refused('package and document in one', zipSync({ ...files, ...parts }, { level: 0 }), [
    '既是报告又是核验包',
  ]);
  const newer = signed.manifest.replace('mingze-manifest/3', 'mingze-manifest/99');
  refusedManifest('an unknown format', { ...signed, manifest: newer, signature: signer.sign(utf8(newer)) }, [
    'mingze-manifest/99',
  ]);
});

test('a digit in the text', () => {
  let seen = 0;
  const runs = [...main.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)];
  for (const run of runs) {
    const start = (run.index ?? 0) + run[0].indexOf('>') + 1;
    const slot = /\[@id='([^']+)'\](?:(?!<\/w:sdtPr>).)*<\/w:sdtPr><w:sdtContent><w:r>$/s.exec(
      main.slice(Math.max(0, (run.index ?? 0) - 400), run.index),
    )?.[1];
    for (const digit of (run[1] ?? '').matchAll(/\d/g)) {
      seen += 1;
      if (slot === undefined && seen % 3 > 0) continue;
      const at = start + digit.index;
      const changed = main.slice(0, at) + otherDigit(digit[0]) + main.slice(at + 1);
      refusedCopy(`digit ${at} of the text`, { [MAIN]: changed }, slot ? [slot] : []);
    }
  }
});

test('a number printed otherwise, moved, taken out; words added, hidden or shown by other means', () => {
  const controls = [...main.matchAll(/<w:sdt>.*?<\/w:sdt>/gs)].map(([control]) => control);
  for (const [index, control] of controls.entries()) {
    const slot = /@id='([^']+)'/.exec(control)?.[1] ?? '';
    refusedCopy(`control ${slot} emptied`, { [MAIN]: main.replace(control, '') });
    const more = control.replace(/(<w:t(?: [^>]*)?>)[^<]*/, '$19876');
    refusedCopy(`control ${slot} rewritten`, { [MAIN]: main.replace(control, more) }, [slot]);
    const next = controls[index + 1];
    if (next && next.replace(/.*<w:sdtContent>/s, '') !== control.replace(/.*<w:sdtContent>/s, ''))
      refusedCopy(
        `${slot} and the next swapped`,
        {
          [MAIN]: main
            .replace(control, '\u0000')
            .replace(next, () => control)
            .replace('\u0000', () => next),
        },
        [slot],
      );
  }
  const paragraph = '<w:p><w:r><w:t>另有100件。</w:t></w:r></w:p>';
  refusedCopy('a paragraph more', { [MAIN]: main.replace('<w:sectPr', `${paragraph}<w:sectPr`) });
  for (const [what, from, to] of [
    ['hidden words', '<w:sdtContent><w:r>', '<w:sdtContent><w:r><w:rPr><w:vanish/></w:rPr>'],
    ['a picture', '</w:p>', '<w:r><w:drawing/></w:r></w:p>'],
    ['a formula', '</w:p>', '<m:oMath xmlns:m="x"><m:t>99</m:t></m:oMath></w:p>'],
    [
      'another prefix',
      '</w:p>',
      '<v:r xmlns:v="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><v:t>9</v:t></v:r></w:p>',
    ],
    ['a CDATA section', '</w:p>', '<w:r><w:t><![CDATA[99]]></w:t></w:r></w:p>'],
    ['an insertion', '</w:p>', '<w:ins w:id="1"><w:r><w:t>9</w:t></w:r></w:ins></w:p>'],
  ] as const)
    refusedCopy(what, { [MAIN]: main.replace(from, to) });
  const elsewhere = part('_rels/.rels').replace('word/document.xml', 'word/other.xml');
  refusedCopy('another main part', {
    '_rels/.rels': elsewhere,
    'word/other.xml': main.replace(/2021/g, '2020'),
  });
});

test('the facts of the custom part', () => {
  for (const [whole, slot = ''] of facts.matchAll(/<fact id="([^"]+)".*?<\/fact>/gs)) {
    const alter = (from: RegExp, to: string): string => facts.replace(whole, () => whole.replace(from, to));
    refusedCopy(`value of ${slot}`, { [FACTS]: alter(/(<value [^>]*>)/, '$11') }, [slot]);
    refusedCopy(`print of ${slot}`, { [FACTS]: alter(/<printed>/, '<printed>1') }, [slot]);
    refusedCopy(`fact ${slot} removed`, { [FACTS]: facts.replace(whole, '') }, [slot]);
    refusedCopy(`fact ${slot} renamed`, { [FACTS]: alter(/indicator="/, 'indicator="x') }, [slot]);
  }
});

test('a manifest that was changed, and its signature left as it was', () => {
  for (const [what, place, forge] of alteredSome(manifest, 5, 0))
    refusedManifest(`${what} of ${place}`, { ...signed, manifest: text(forge()) }, [place]);
});

test('changed with its digests made anew: the signature tells', () => {
  for (const [what, place, forge] of alteredSome(manifest, 13, 1).filter(([kind]) => kind !== 'digest'))
    refusedManifest(`${what} of ${place}, digested`, { ...signed, manifest: text(withDigests(forge())) }, [
      '签名',
    ]);
});

test('changed and signed anew with another key: the key tells, and the text where it differs', () => {
  const other = signerOf(generateKeyPairSync('ed25519').privateKey);
  for (const [what, place, forge] of alteredSome(manifest, 29, 2)) {
    const changed = forge();
    changed.issued.key = other.keyId;
    const manifest2 = text(withDigests(changed));
    const again = { manifest: manifest2, signature: other.sign(utf8(manifest2)), publicKey: other.publicKey };
    refusedManifest(`${what} of ${place}, another key`, again, ['公钥']);
  }
  refusedManifest(
    'another key, its id left',
    { ...signed, signature: other.sign(utf8(signed.manifest)), publicKey: other.publicKey },
    ['公钥'],
    { trustedKey: null },
  );
});

test('findings hidden or played down with the right key: the verifier looks the text over anew', () => {
  for (const [what, place, forge] of forgedFindings(manifest)) {
    if (what === 'finding answered') continue;
    const again = text(withDigests(forge()));
    const by = { ...signed, manifest: again, signature: signer.sign(utf8(again)) };
    refusedManifest(`${what} of ${place}, by the issuer`, by, [place]);
    if (place === 'leaders-same-base') sampled.push({ what, file: carrying(by), options: {} });
  }
});

test('signatures of something else, and manifests that are no canonical JSON', () => {
  const older = text(withDigests({ ...copy(), report: { ...manifest.report, number: 2 } }));
  refusedManifest('a stale signature', { ...signed, signature: signer.sign(utf8(older)) }, ['签名']);
  refusedManifest('an empty signature', { ...signed, signature: '' });
  for (let at = 0; at < 86; at += 4) {
    const letter = signed.signature[at] === 'A' ? 'B' : 'A';
    const signature = signed.signature.slice(0, at) + letter + signed.signature.slice(at + 1);
    refusedManifest(`letter ${at} of the signature`, { ...signed, signature }, ['签名']);
  }
  const spaced = JSON.stringify(JSON.parse(signed.manifest), null, 1);
  refusedManifest('spaces', { ...signed, manifest: spaced, signature: signer.sign(utf8(spaced)) }, ['清单']);
  for (const wrong of [
    '',
    '{',
    '[]',
    'null',
    '{"format":"mingze-manifest/3"}',
    '['.repeat(200_000),
    `{"a":${'9'.repeat(400)}}`,
  ])
    refusedManifest(`manifest ${wrong.slice(0, 20)}`, {
      ...signed,
      manifest: wrong,
      signature: signer.sign(utf8(wrong)),
    });
  const doubled = signed.manifest.replace('{', '{"hash":"sm3",');
  refusedManifest('a name twice', { ...signed, manifest: doubled, signature: signer.sign(utf8(doubled)) }, [
    '清单',
  ]);
});

test('the package and the document do not belong together', () => {
  const changed = copy();
  changed.report.reason = '更正';
  const manifest2 = text(withDigests(changed));
  const other = { ...signed, manifest: manifest2, signature: signer.sign(utf8(manifest2)) };
  refused('another package', docx, ['清单'], { package: writePackage(other, docx, pages) });
  refused('another document within', writePackage(other, docx, pages), ['清单']);
  refused('no manifest at all', rezip({ [FACTS]: null }), ['清单']);
  const box = unzipSync(writePackage(signed, docx, pages));
  for (const name of Object.keys(box)) {
    const { [name]: _, ...rest } = box;
    refused(`package without ${name}`, zipSync(rest, { level: 0 }));
  }
});

test('proofs of rows', async () => {
  const { rows } = await rowsOfFact({ db, pack, scope, actor: TESTER, now: NOW, year: 2021 }, 'S05');
  // The first, one within, and the last; what is no matter of its place is tried of the first alone.
  const tried = [0, Math.floor(rows.length / 2), rows.length - 1];
  for (const [turn, place] of tried.entries()) {
    const row = rows[place] ?? assert.fail();
    const proof = await proveRow({ ...request, slot: 'S05', row: row.key, number: null });
    const file = (one: unknown): Uint8Array => strToU8(canonicalJson(one as Json));
    assert.deepEqual(
      findingsOf(file(proof)).filter((one) => one.verdict === 'disagrees'),
      [],
    );
    assert.equal(signedOfProof(proof).manifest, signed.manifest);
    const alter = (
      what: string,
      change: (p: { -readonly [K in keyof RowProof]: RowProof[K] }) => void,
    ): void => {
      const changed = structuredClone(proof);
      change(changed);
      refused(`${what} of a proof`, file(changed), what === 'slot' ? [] : ['S05']);
    };
    for (const index of proof.path.keys()) alter('path', (p) => (p.path[index] = 'a'.repeat(64)));
    alter('path', (p) => p.path.pop());
    alter('path', (p) => p.path.push('a'.repeat(64)));
    alter('index', (p) => (p.index = (p.index + 1) % rows.length));
    if (turn > 0) continue;
    for (const field of Object.keys(proof.row.values))
      alter(`value ${field}`, (p) => (p.row.values[field] = '别的'));
    alter('salt', (p) => (p.row.salt = 'a'.repeat(64)));
    alter('key', (p) => (p.row.key += '1'));
    alter('ledger', (p) => (p.row.ledger = 'matter_filing'));
    alter('version', (p) => (p.row.version += 1));
    alter('slot', (p) => (p.slot = 'S06'));
    alter('slot', (p) => (p.slot = 'S99'));
    refused('a proof without a row', file({ ...proof, row: null }));
  }
  await assert.rejects(proveRow({ ...request, slot: 'S54', row: 'x', number: null }), {
    code: 'PROOF-SEALED',
  });
  await assert.rejects(proveRow({ ...request, slot: 'S05', row: 'x', number: null }), {
    code: 'PROOF-NOT-COUNTED',
  });
});

test('truncated and broken files do not pass and break nothing', () => {
  for (let at = 0; at < docx.length; at += Math.ceil(docx.length / 60))
    refused(`cut at ${at}`, docx.slice(0, at));
  const plain = (bytes: Uint8Array): string | null => {
    try {
      return JSON.stringify(
        Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content, true)]),
      );
    } catch {
      return null;
    }
  };
  const whole = plain(docx);
  for (let round = 0; round < 60; round += 1) {
    const broken = docx.slice();
    const at = (round * 7919 + 13) % docx.length;
    broken[at] = (broken[at] ?? 0) ^ (1 + (round % 255));
    const content = plain(broken);
    // A bit of a time stamp changes no part of the file; styles may change when an editor saves.
    if (content === whole || (content !== null && !content.includes('customXml'))) continue;
    assert.doesNotThrow(() => findingsOf(broken));
  }
  const bomb = zipSync({ [MAIN]: new Uint8Array(20 * 1024 * 1024) });
  refused('a bomb', bomb);
  const hostile = '<w:sdt>'.repeat(100_000) + '<w:t '.repeat(100_000) + '<fact '.repeat(100_000);
  refusedCopy('markup without ends', { [MAIN]: hostile });
  refusedCopy('facts without ends', { [FACTS]: `<facts xmlns="urn:mingze:facts:1">${hostile}` });
});

test('the page in a browser, without a network, says the very sentences of the command line', async () => {
  const home = temporaryDir('forgeries-');
  const verifier = writeVerifier(home);
  const browser = await openBrowser();
  try {
    for (const { what, file, options } of sampled) {
      const { trustedKey = signer.keyId, package: other = null } = options;
      const name = file[0] === 0x7b ? 'proof.json' : 'report.docx';
      const files = [{ name, bytes: file }, ...(other ? [{ name: 'p.mingze.zip', bytes: other }] : [])];
      const shown = await dropOnVerifier(browser, verifier, files, trustedKey ?? '');
      const due = verifyFile({ file, package: other, trustedKey, tools: NODE_TOOLS });
      const all = due.manifest ? [...due.findings, WITHOUT_ROWS] : due.findings;
      const expected = (['disagrees', 'unchecked', 'agrees'] as const).flatMap((verdict) =>
        all
          .filter((one) => one.verdict === verdict)
          .map(({ place, message }) => ({ verdict, place, message })),
      );
      assert.deepEqual(shown, { problem: null, findings: expected, faults: [] }, what);
    }
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
  console.log(`${sampled.length} of them in the browser`);
  assert.ok(sampled.length >= 15);
});

test('there were more than a thousand', () => {
  console.log(`${trial.count()} forgeries`);
  assert.ok(trial.count() >= 1000, `${trial.count()}`);
  assert.equal(fromBase64(toBase64('余')), '余');
});

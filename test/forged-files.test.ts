// Files that an earlier verifier took for the issued report: by words that it did not see, parts that it did not open, and
// archives that are two things at once. And the issued files themselves, of an older format, which must stay readable.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { readArchive } from '#proof/verify/opening/read-archive.ts';
import { restoreDocument } from '#proof/verify/restore-document.ts';
import { type Verified, verifyFile } from '#proof/verify/verify-file.ts';
import { forgedFiles, ISSUED } from './builders/forged-files.ts';

const KEY = (
  JSON.parse(strFromU8(unzipSync(ISSUED.package)['manifest.json'] ?? new Uint8Array())) as {
    issued: { key: string };
  }
).issued.key;
const verify = (file: Uint8Array, other: Uint8Array | null = null): Verified =>
  verifyFile({ file, package: other, trustedKey: KEY, tools: NODE_TOOLS });
const wrong = (verified: Verified): readonly string[] =>
  verified.findings
    .filter((one) => one.verdict === 'disagrees')
    .map(({ place, message }) => `${place} ${message}`);

test('the issued files of format 2 are originals, alone, together and in their package', () => {
  for (const verified of [
    verify(ISSUED.document),
    verify(ISSUED.package),
    verify(ISSUED.document, ISSUED.package),
  ]) {
    assert.equal(verified.answer, 'original', wrong(verified).join('\n'));
    assert.match(verified.headline, /^是原件/u);
  }
});

test('packed anew it is no original any more, and nothing else is wrong with it', () => {
  const parts = unzipSync(ISSUED.document);
  for (const level of [0, 9] as const) {
    const verified = verify(zipSync(parts, { level }));
    assert.deepEqual([verified.answer, wrong(verified)], ['saved_again', []]);
    assert.match(verified.headline, /^不是原件，是另存的/u);
    assert.equal(verified.text?.at(-1), '2026年11月29日');
  }
});

test('of a format that lists no parts it is said what a restored document is worth', () => {
  const copy = verify(zipSync(unzipSync(ISSUED.document), { level: 9 }));
  const restored = restoreDocument(copy, NODE_TOOLS);
  assert.ok('document' in restored);
  assert.deepEqual(Buffer.from(restored.document), Buffer.from(ISSUED.document));
  assert.match(restored.assurance, /旧格式.*无从核对/u);
});

/** Of these a reader of the file sees nothing else than what was issued. */
const HARMLESS = new Set(['117-pkg-noviewer.zip']);

for (const { name, what, bytes } of forgedFiles())
  test(`${name}: ${what}`, () => {
    const verified = verify(bytes, name.startsWith('109') ? ISSUED.package : null);
    if (HARMLESS.has(name)) {
      assert.equal(verified.answer, 'saved_again');
      assert.ok(
        verified.findings.some((one) => one.verdict === 'unchecked' && one.message.includes('viewer.html')),
      );
      return;
    }
    assert.equal(verified.answer, 'not_this_report');
    const named = wrong(verified);
    assert.ok(named.length > 0 && named.every((one) => /\p{Script=Han}/u.test(one)));
    assert.match(verified.headline, /^不是这份报告：有 \d+ 处不符/u);
  });

/** The archive of two small entries, to be taken apart. */
const ARCHIVE = zipSync({ 'a.xml': strToU8('<a/>'), 'b.xml': strToU8('<b/>') }, { level: 0 });
const END = ARCHIVE.length - 22;
const DIRECTORY = new DataView(ARCHIVE.buffer, ARCHIVE.byteOffset).getUint32(END + 16, true);

/** A copy with numbers written over, each `[place, bytes, value]`. */
function written(...changes: readonly (readonly [at: number, size: 1 | 2 | 4, value: number])[]): Uint8Array {
  const bytes = ARCHIVE.slice();
  const view = new DataView(bytes.buffer);
  for (const [at, size, value] of changes)
    if (size === 1) view.setUint8(at, value);
    else if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
  return bytes;
}

function joined(...pieces: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(pieces));
}

const between = (at: number): Uint8Array =>
  joined(ARCHIVE.subarray(0, at), strToU8('xxxx'), ARCHIVE.subarray(at));
const zip64 = joined(
  ARCHIVE.subarray(0, END),
  (() => {
    const more = new Uint8Array(56 + 20);
    const view = new DataView(more.buffer);
    view.setUint32(0, 0x06064b50, true);
    view.setUint32(56, 0x07064b50, true);
    return more;
  })(),
  ARCHIVE.subarray(END),
);
const AMBIGUOUS: Readonly<Record<string, Uint8Array>> = {
  'a count of this disk that differs': written([END + 8, 2, 1]),
  'fewer entries than there are': written([END + 8, 2, 1], [END + 10, 2, 1]),
  'more entries than there are': written([END + 8, 2, 3], [END + 10, 2, 3]),
  'bytes before': joined(strToU8('PK'), ARCHIVE),
  'bytes behind': joined(ARCHIVE, strToU8('x')),
  'a comment that is a second end': joined(written([END + 20, 2, 22]), ARCHIVE.subarray(END)),
  'bytes between entries': between(DIRECTORY / 2),
  'bytes before the directory': between(DIRECTORY),
  'a zip64 end': zip64,
  'another disk': written([END + 4, 2, 1]),
  'a local name that differs': written([30, 1, 0x63]),
  'a local size that differs': written([18, 4, 3]),
  'a checksum that does not hold': written([14, 4, 1], [DIRECTORY + 16, 4, 1]),
  'an encrypted entry': written([6, 2, 1], [DIRECTORY + 8, 2, 1]),
  'a method that is none of two': written([8, 2, 12], [DIRECTORY + 10, 2, 12]),
};
for (const [what, bytes] of Object.entries(AMBIGUOUS))
  test(`an archive with ${what} is refused in Chinese`, () => {
    assert.throws(
      () => readArchive(bytes),
      (error: Error) => /\p{Script=Han}/u.test(error.message),
    );
  });

test('names that another reader could take for another are refused', () => {
  assert.deepEqual([...readArchive(ARCHIVE).keys()], ['a.xml', 'b.xml']);
  const twice = zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') }, { level: 0 });
  for (let at = 0; at < twice.length; at += 1) if (twice[at] === 0x62) twice[at] = 0x61;
  const odd = [
    'a\\b.xml',
    '/a.xml',
    './a.xml',
    'a//b.xml',
    '../a.xml',
    'a/',
    '%61.xml',
    'ａ.xml',
    'a b.xml',
    'a\u0000.xml',
  ];
  const archives = odd.map((name) => zipSync({ [name]: strToU8('x') }, { level: 0 }));
  const cased = zipSync({ 'word/a.xml': strToU8('x'), 'Word/A.xml': strToU8('y') }, { level: 0 });
  for (const bytes of [twice, cased, ...archives])
    assert.throws(
      () => readArchive(bytes),
      (error: Error) => /\p{Script=Han}/u.test(error.message),
    );
});

// The published vectors of RFC 8785 and RFC 6962/9162, and what must hold for every tree.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { hashOf } from './hashing.ts';
import { inclusionProof, merkleRoot, rootFromProof } from './merkle-tree.ts';

const sha256 = hashOf('sha256') ?? assert.fail('no SHA-256');

test('RFC 8785: order of keys (3.2.3) and escapes of strings (3.2.2.2)', () => {
  const keys = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  assert.deepEqual(
    [...canonicalJson(keys).matchAll(/:"([^"]*)"/g)].map(([, value]) => value),
    [
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ],
  );
  assert.equal(
    canonicalJson({ string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/', literals: [null, true, false] }),
    '{"literals":[null,true,false],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  assert.equal(canonicalJson([1, -0, -7, 9007199254740991, {}, []]), '[1,0,-7,9007199254740991,{},[]]');
});

test('canonical JSON refuses what it could not write in one way only', () => {
  for (const wrong of [0.5, 1e300, Number.NaN, '\ud800', undefined, 1n, [undefined]])
    assert.throws(() => canonicalJson(wrong as Json), TypeError, String(wrong));
  let deep: Json = 1;
  for (let depth = 0; depth < 10_000; depth += 1) deep = [deep];
  assert.throws(() => canonicalJson(deep), TypeError);
});

test('canonical JSON says the same, and says it once', () => {
  const value = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.maxSafeInteger(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any')),
      fc.dictionary(fc.string(), tie('any')),
    ),
  })).any;
  fc.assert(
    fc.property(value, (one) => {
      const text = canonicalJson(one);
      assert.equal(canonicalJson(JSON.parse(text) as Json), text);
    }),
  );
});

/** The leaves and roots of the reference implementation of RFC 6962. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map(fromHex);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('base64 is that of the platform, and comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(toBase64(text), Buffer.from(text).toString('base64'));
      assert.equal(fromBase64(toBase64(text)), text);
    }),
  );
});

test('RFC 9162: the published roots and paths', () => {
  for (const [size, root] of ROOTS.entries())
    assert.equal(toHex(merkleRoot(LEAVES.slice(0, size), sha256)), root, `${size} leaves`);
  const path = (index: number, size: number): readonly string[] =>
    inclusionProof(index, LEAVES.slice(0, size), sha256).map(toHex);
  assert.deepEqual(path(0, 1), []);
  assert.deepEqual(path(0, 8), [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  assert.deepEqual(path(5, 8), [
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  assert.deepEqual(path(2, 3), [ROOTS[2]]);
  assert.deepEqual(path(1, 5), [
    ROOTS[1],
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ]);
});

test('every leaf of every tree proves itself, and at no other place or size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, seed) => {
      const data = Array.from({ length: size }, (_, index) => utf8(`row ${index}`));
      const index = seed % size;
      const root = toHex(merkleRoot(data, sha256));
      const path = inclusionProof(index, data, sha256);
      const leads = (at: number, of: number, words = `row ${index}`, by = path): string | null => {
        const found = rootFromProof({ data: utf8(words), index: at }, of, by, sha256);
        return found && toHex(found);
      };
      assert.equal(leads(index, size), root);
      assert.notEqual(leads(index, size, 'another'), root);
      assert.notEqual(leads(index === 0 ? 1 : index - 1, size), root);
      assert.equal(leads(size, size), null);
      assert.equal(leads(index, size, undefined, [...path, sha256(new Uint8Array())]), null);
      if (path.length > 0) assert.equal(leads(index, size, undefined, path.slice(1)), null);
    }),
  );
});

test('SM3: the vector of GB/T 32905-2016, where the machine has it', (t) => {
  const sm3 = hashOf('sm3');
  if (!sm3) return t.skip('no SM3 here');
  assert.equal(toHex(sm3(utf8('abc'))), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
});

// The complete example of docs/manifest.md: it is what the program makes, and a verifier agrees with it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fromHex } from '#proof/manifest/bytes.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { rootFromProof } from '#proof/manifest/merkle-tree.ts';
import { Findings } from '#proof/verify/finding.ts';
import { NODE_TOOLS } from '#proof/verify/node-tools.ts';
import { verifyManifest } from '#proof/verify/verify-manifest.ts';
import { exampleVectors, vectorsInWords } from './builders/example-vectors.ts';

const vectors = exampleVectors();

test('docs/manifest.md shows these vectors', () => {
  const doc = readFileSync(new URL('../docs/manifest.md', import.meta.url), 'utf8');
  const shown = /```text vectors\n(.*?)\n```/su.exec(doc)?.[1];
  assert.equal(shown, vectorsInWords(vectors), 'put this between ```text vectors and ```');
});

test('the example verifies, its proof too, and not with one character changed', () => {
  const verify = (signed: typeof vectors.signed): number => {
    const findings = new Findings();
    verifyManifest(signed, NODE_TOOLS, vectors.keyId, findings);
    return findings.list.filter((one) => one.verdict === 'disagrees').length;
  };
  assert.equal(verify(vectors.signed), 0);
  const { signed } = vectors;
  assert.ok(verify({ ...signed, manifest: signed.manifest.replace('某办', '某局') }) > 0);
  const hash = hashOf('sha256') ?? assert.fail();
  const leaf = { data: fromHex(vectors.rows[0]?.digest ?? ''), index: 0 };
  const root = rootFromProof(leaf, 3, vectors.path.map(fromHex), hash);
  assert.equal(Buffer.from(root ?? []).toString('hex'), vectors.root);
});

import { QUANTITIES_METHOD } from '#proof/quantities/judge-quantities.ts';
import { createHash, createPrivateKey } from 'node:crypto';
import { fromHex, toHex, utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson, type Json } from '#proof/manifest/canonical-json.ts';
import { CONSISTENCY_METHOD } from '#proof/consistency/find-consistency.ts';
import { NO_RELATIONS } from '#proof/testing/a-text.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import {
  type Manifest,
  MANIFEST_FORMAT,
  manifestSchema,
  type SignedManifest,
} from '#proof/manifest/manifest.ts';
import { inclusionProof, merkleRoot } from '#proof/manifest/merkle-tree.ts';
import { completeManifest } from '#proof/manifest/complete-manifest.ts';
import { type DigestedRow, rowDigest } from '#proof/manifest/row-digest.ts';

/** The secret key of RFC 8032, 7.1, test 1: known to everyone, so that everyone can make the signature again. */
const SEED = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const PKCS8_OF_ED25519 = '302e020100300506032b657004220420';

/** A manifest of one number over three rows, with all that a second verifier is tried against. */
export interface ExampleVectors {
  readonly rows: readonly { readonly text: string; readonly digest: string; readonly leaf: string }[];
  readonly root: string;
  /** Of the first row in the order of the digests. */
  readonly path: readonly string[];
  readonly sha256: string;
  readonly signed: SignedManifest;
  readonly keyId: string;
}

/** Makes the vectors of docs/manifest.md; the same every time, because Ed25519 draws no random numbers. */
export function exampleVectors(): ExampleVectors {
  const hash = hashOf('sha256');
  if (!hash) throw new Error('no SHA-256');
  const der = Buffer.from(PKCS8_OF_ED25519 + SEED, 'hex');
  const signer = signerOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  const rows = ['甲', '乙', '丙']
    .map(
      (topic, index): DigestedRow => ({
        ledger: 'study_session',
        key: `U1\u001f2021-0${index + 1}-05`,
        version: 1,
        salt: createHash('sha256').update(`salt ${index}`).digest('hex'),
        values: { held_on: `2021-0${index + 1}-05`, note: null, people: ['P1', 'P2'], topic },
      }),
    )
    .map((row) => ({ row, data: rowDigest(row, hash) }))
    .toSorted((a, b) => (toHex(a.data) < toHex(b.data) ? -1 : 1));
  const leaves = rows.map(({ data }) => data);
  const root = toHex(merkleRoot(leaves, hash));
  const manifest = exampleManifest(root, signer.keyId);
  // A package without pages: those change with every version of the program.
  const text = canonicalJson(completeManifest(manifest, {}, hash));
  manifestSchema.parse(JSON.parse(text));
  return {
    rows: rows.map(({ row, data }) => ({
      text: canonicalJson({ ...row } satisfies Record<string, Json>),
      digest: toHex(data),
      // The root of a tree of one leaf is the hash of that leaf.
      leaf: toHex(merkleRoot([data], hash)),
    })),
    root,
    path: inclusionProof(0, leaves, hash).map(toHex),
    sha256: toHex(hash(utf8(text))),
    signed: { manifest: text, signature: signer.sign(utf8(text)), publicKey: signer.publicKey },
    keyId: signer.keyId,
  };
}

function exampleManifest(root: string, key: string): Omit<Manifest, 'digests' | 'document' | 'package'> {
  const relations = structuredClone(NO_RELATIONS) as NonNullable<Manifest['consistency']>['relations'];
  return {
    format: MANIFEST_FORMAT,
    report: {
      id: 'annual',
      number: 1,
      year: 2021,
      title: '学习情况',
      date: '2022-01-05',
      city: '某市',
      reason: null,
    },
    packs: ['example@1.0'],
    hash: 'sha256',
    issued: { at: '2022-01-05T01:02:03.000Z', actor: '某办', key },
    facts: [
      {
        slot: 'S01',
        indicator: 'study_count',
        title: '学习次数',
        definition: '当年学习的行数。',
        expression: { where: null, measure: 'count()', time: 'flow(held_on)' },
        over: { ledger: 'study_session', title: '学习台账' },
        period: { from: '2021-01-01', to: '2021-12-31' },
        scope: '全市',
        unit: '次',
        value_unit: '次',
        render: 'exact',
        value: '3',
        printed: '3',
        noun: '次',
        sealed: false,
        rows: 3,
        root,
      },
    ],
    values: [],
    last_year: [],
    parameters: {},
    checks: [
      {
        id: 'some',
        severity: 'error',
        message: '没有学习',
        assert: 'S01 >= 1',
        outcome: 'met',
        values: { S01: '3' },
      },
    ],
    silent_units: [],
    quantities: { method: QUANTITIES_METHOD, literals: [], parameters: [] },
    withheld: [],
    consistency: { method: CONSISTENCY_METHOD, relations, last_issued: null, findings: [] },
    text: {
      title: ['学习情况'],
      document_no: null,
      issuer: null,
      addressee: '省委：',
      blocks: [{ kind: 'paragraph', inlines: ['学习', { slot: 'S01' }, '次。'] }],
      signer: '某市',
    },
  };
}

/** The vectors as they stand in docs/manifest.md. */
export function vectorsInWords({ rows, root, path, sha256, signed, keyId }: ExampleVectors): string {
  const der = Buffer.from(signed.publicKey.replace(/-----[^-]+-----|\n/gu, ''), 'base64');
  return [
    `public key   ${toHex(fromHex(der.subarray(-32).toString('hex')))}`,
    `key id       ${keyId}`,
    ...rows.flatMap(({ text, digest, leaf }, index) => [
      `row ${index}        ${text}`,
      `  digest     ${digest}`,
      `  leaf       ${leaf}`,
    ]),
    `root         ${root}`,
    `path of 0    ${path.join(' ')}`,
    `manifest     ${signed.manifest}`,
    `SHA-256      ${sha256}`,
    `signature    ${signed.signature}`,
  ].join('\n');
}

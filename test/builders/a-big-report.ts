import { QUANTITIES_METHOD } from '#proof/quantities/judge-quantities.ts';
import { generateKeyPairSync } from 'node:crypto';
import { CONSISTENCY_METHOD } from '#proof/consistency/find-consistency.ts';
import { NO_RELATIONS } from '#proof/testing/a-text.ts';
import { renderDocx } from '#proof/documents/render-docx.ts';
import { utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { documentOfManifest } from '#proof/manifest/document-text.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import { signerOf } from '#proof/manifest/installation-key.ts';
import { type Manifest, MANIFEST_FORMAT, type SignedManifest } from '#proof/manifest/manifest.ts';
import { completeManifest } from '#proof/manifest/complete-manifest.ts';
import { packageFiles } from '#proof/manifest/write-package.ts';
import { reportPages } from '#stages/reports/operations/report-pages.ts';

/** An invented report of any size: `count` counts, ten in a paragraph, and a check for every tenth. */
export interface BigReport {
  readonly manifest: Manifest;
  readonly signed: SignedManifest;
  readonly document: Uint8Array;
}

/** Makes it and signs it with a key of its own. @param count of numbers */
export function aBigReport(count: number): BigReport {
  const signer = signerOf(generateKeyPairSync('ed25519').privateKey);
  const hash = hashOf('sha256');
  if (!hash) throw new Error('no SHA-256');
  const facts = Array.from({ length: count }, (_, index) => factOf(index));
  const rest: Omit<Manifest, 'digests' | 'document' | 'package'> = {
    format: MANIFEST_FORMAT,
    report: {
      id: 'annual',
      number: 1,
      year: 2021,
      title: `江河市${count}个数字的报告`,
      date: '2022-01-05',
      city: '江河市',
      reason: null,
    },
    packs: ['test@1'],
    hash: 'sha256',
    issued: { at: '2022-01-05T01:00:00.000Z', actor: 'test', key: signer.keyId },
    facts,
    values: [],
    last_year: facts.map(({ slot }, index) => ({ slot, value: String(index % 90) })),
    parameters: { city_name: '江河市' },
    checks: facts
      .filter((_, index) => index % 10 === 0)
      .map(({ slot, value }) => ({
        id: `check-${slot}`,
        severity: 'error',
        message: `${slot} 不应小于零`,
        assert: `${slot} >= 0`,
        outcome: 'met',
        values: { [slot]: value },
      })),
    silent_units: [],
    quantities: {
      method: QUANTITIES_METHOD,
      literals: [{ text: `江河市${count}个数字的报告`, reason: '报告的名称', by: null }],
      parameters: [],
    },
    withheld: [],
    // The same count under the same words many times over: nothing to be found, and much to be looked at.
    consistency: {
      method: CONSISTENCY_METHOD,
      relations: structuredClone(NO_RELATIONS) as NonNullable<Manifest['consistency']>['relations'],
      last_issued: null,
      findings: [],
    },
    text: {
      title: [`江河市${count}个数字的报告`],
      document_no: null,
      issuer: null,
      addressee: '省委：',
      blocks: Array.from({ length: Math.ceil(count / 10) }, (_, block) => ({
        kind: 'paragraph' as const,
        inlines: facts
          .slice(block * 10, block * 10 + 10)
          .flatMap(({ slot }) => ['开展工作', { slot }, '次。']),
      })),
      signer: '中共江河市委员会',
    },
  };
  const manifest = completeManifest(rest, packageFiles(reportPages(rest)), hash);
  const text = canonicalJson(manifest);
  const signed = { manifest: text, signature: signer.sign(utf8(text)), publicKey: signer.publicKey };
  return { manifest, signed, document: renderDocx(documentOfManifest(manifest), signed) };
}

function factOf(index: number): Manifest['facts'][number] {
  const value = String((index % 97) + 1);
  const tens = Number(value) >= 10 && Number(value) % 10 > 0;
  return {
    slot: `S${index + 1}`,
    indicator: `number_${index + 1}`,
    title: `第${index + 1}项工作`,
    definition: '按工作台账中已审核的记录计数，一次一条，同一天的两次分别计算。',
    expression: { where: `kind == 'k${index}'`, measure: 'count()', time: 'flow(held_on)' },
    over: { ledger: 'work', title: '工作台账' },
    period: { from: '2021-01-01', to: '2021-12-31' },
    scope: '全市',
    unit: '次',
    value_unit: '次',
    render: 'floor10_yu',
    value,
    printed: tens ? `${Math.floor(Number(value) / 10) * 10}余` : value,
    noun: '次',
    sealed: false,
    rows: Number(value),
    root: (index + 1).toString(16).padStart(64, '0'),
  };
}

import * as z from 'zod/mini';
import { fromHex, toHex } from '../manifest/bytes.ts';
import { canonicalJson } from '../manifest/canonical-json.ts';
import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import { rootFromProof } from '../manifest/merkle-tree.ts';
import { rowDigest } from '../manifest/row-digest.ts';
import type { Findings } from './finding.ts';
import type { ProofTools } from './tools.ts';

export const ROW_PROOF_FORMAT = 'mingze-row-proof/1';

const digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A proof that one row was counted in one number (docs/manifest.md). */
export const rowProofSchema = z.strictObject({
  format: z.literal(ROW_PROOF_FORMAT),
  slot: z.string(),
  row: z.strictObject({
    ledger: z.string(),
    key: z.string(),
    version: z.int().check(z.minimum(1)),
    salt: digest,
    values: z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()])),
  }),
  index: z.int().check(z.minimum(0)),
  /** From the leaf upwards. */
  path: z.array(digest).check(z.maxLength(64)),
  manifest: z.string(),
  signature: z.string(),
  public_key: z.string(),
});
export type RowProof = z.infer<typeof rowProofSchema>;

/** The manifest that a proof carries. */
export function signedOfProof({ manifest, signature, public_key: publicKey }: RowProof): SignedManifest {
  return { manifest, signature, publicKey };
}

/** Verifies that the row of a proof is among the rows of the number, against the root that was signed. */
export function verifyRowProof(
  proof: RowProof,
  manifest: Manifest,
  tools: ProofTools,
  findings: Findings,
): void {
  const { slot, row, index, path } = proof;
  const fact = manifest.facts.find((one) => one.slot === slot);
  if (!fact) return findings.disagree('proof', slot, `清单中没有 ${slot}`);
  if (fact.root === null || fact.rows === null)
    return findings.disagree('proof', slot, `${slot} 出自封存台账，没有可证明的记录`);
  if (row.ledger !== fact.over.ledger)
    return findings.disagree('proof', slot, `${slot} 计的不是这本台账的记录`);
  const hash = tools.hashOf(manifest.hash);
  if (!hash) return findings.leave('proof', slot, `本机不能计算 ${manifest.hash}，证明没有核对`);
  const data = rowDigest(row, hash);
  const root = rootFromProof({ data, index }, fact.rows, path.map(fromHex), hash);
  const key = row.key.replaceAll('\u001f', '＋');
  findings.judge(
    root !== null && toHex(root) === fact.root,
    'proof',
    slot,
    `记录“${key}”（第 ${row.version} 版）计入了 ${slot}“${fact.title}”，是 ${fact.rows} 条中的一条：${canonicalJson(row.values)}`,
    `不能证明记录“${key}”计入了 ${slot}：内容、位置或路径与签名的摘要不符`,
  );
}

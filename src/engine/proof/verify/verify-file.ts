import { strFromU8 } from 'fflate';
import type { FactValue } from '#engine/documents/document-model.ts';
import { readFactsPart } from '#engine/documents/read-facts.ts';
import type { Manifest, SignedManifest } from '../manifest.ts';
import { PACKAGE_FILES } from '../write-package.ts';
import { type Finding, Findings } from './finding.ts';
import { hasWholeTags, openParts } from './open-parts.ts';
import type { ProofTools } from './tools.ts';
import { verifyDocument } from './verify-document.ts';
import { verifyManifest } from './verify-manifest.ts';
import { rowProofSchema, signedOfProof, verifyRowProof } from './verify-row-proof.ts';

export interface VerifyRequest {
  /** A DOCX, a package or a proof of a row. */
  readonly file: Uint8Array;
  /** The package beside a DOCX, null when there is none at hand. */
  readonly package: Uint8Array | null;
  /** Id of the issuer's key as known from elsewhere. */
  readonly trustedKey: string | null;
  readonly tools: ProofTools;
}

export interface Verified {
  readonly findings: readonly Finding[];
  /** What was verified; null when no manifest could be read. */
  readonly manifest: Manifest | null;
  readonly signed: SignedManifest | null;
}

type Parts = ReadonlyMap<string, Uint8Array>;

/**
 * Verifies a file by itself, without a network and without the data. It never throws: what cannot be read does not
 * agree.
 */
export function verifyFile(request: VerifyRequest): Verified {
  const findings = new Findings();
  let result: Omit<Verified, 'findings'> = { manifest: null, signed: null };
  try {
    result = verify(request, findings);
  } catch (error) {
    const reason = error instanceof Error && /\p{Script=Han}/u.test(error.message) ? error.message : '';
    findings.disagree(
      'file',
      '文件',
      `文件残缺或不是报告、核验包、记录证明，读不出来${reason && `：${reason}`}`,
    );
  }
  return { findings: findings.list, ...result };
}

function verify(request: VerifyRequest, findings: Findings): Omit<Verified, 'findings'> {
  const { file, tools, trustedKey } = request;
  if (file[0] === 0x7b) return verifyProofFile(request, findings);
  const parts = openParts(file);
  if (parts.has(PACKAGE_FILES.manifest)) {
    const signed = signedOfPackage(parts);
    const manifest = verifyManifest(signed, tools, trustedKey, findings);
    if (request.package) findings.leave('file', '核验包', '核对的已是核验包，另给的一个没有用到');
    const inner = parts.get(PACKAGE_FILES.document);
    if (!inner) findings.disagree('file', PACKAGE_FILES.document, '核验包中没有报告');
    else if (manifest) verifyParts(manifest, signed, openParts(inner), findings);
    return { manifest, signed };
  }
  if (!parts.has('word/document.xml')) {
    findings.disagree('file', '文件', '文件不是报告，也不是核验包');
    return { manifest: null, signed: null };
  }
  const signed = request.package
    ? signedOfPackage(openParts(request.package))
    : (carriedBy(parts)?.signed ?? null);
  if (!signed) {
    findings.disagree(
      'file',
      '清单',
      '文件中没有完整的清单：可能被编辑器去掉，请用 --package 给出核验包；没有核验包的，不能核验',
    );
    return { manifest: null, signed: null };
  }
  const manifest = verifyManifest(signed, tools, trustedKey, findings);
  if (manifest) verifyParts(manifest, signed, parts, findings);
  return { manifest, signed };
}

function verifyParts(manifest: Manifest, signed: SignedManifest, parts: Parts, findings: Findings): void {
  const main = parts.get('word/document.xml');
  if (!main || !hasWholeTags(strFromU8(main)))
    return findings.disagree('file', 'word/document.xml', '报告的正文残缺');
  const carried = carriedBy(parts);
  if (!carried?.signed)
    findings.leave('file', '清单', '文件中的清单已不在（可能被编辑器去掉），按核验包核对');
  else if (!sameSigned(carried.signed, signed))
    findings.disagree('manifest', '清单', '文件所带的清单、签名或公钥与核验包中的不同');
  verifyDocument(manifest, signed, parts, carried?.facts ?? null, findings);
}

function sameSigned(a: SignedManifest, b: SignedManifest): boolean {
  return a.manifest === b.manifest && a.signature === b.signature && a.publicKey === b.publicKey;
}

function carriedBy(parts: Parts): { facts: readonly FactValue[]; signed: SignedManifest | null } | null {
  for (const [name, bytes] of parts) {
    if (!/^customXml\/item\d+\.xml$/.test(name)) continue;
    const markup = strFromU8(bytes);
    const carried = hasWholeTags(markup) ? readFactsPart(markup) : null;
    if (carried) return carried;
  }
  return null;
}

function signedOfPackage(parts: Parts): SignedManifest {
  const read = (name: string): string => {
    const bytes = parts.get(name);
    if (!bytes) throw new Error(`核验包中缺少 ${name}`);
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  };
  return {
    manifest: read(PACKAGE_FILES.manifest),
    signature: read(PACKAGE_FILES.signature).trim(),
    publicKey: read(PACKAGE_FILES.publicKey),
  };
}

/** A proof holds a manifest and some hashes. */
const LARGEST_PROOF = 16 * 1024 * 1024;

function verifyProofFile(
  { file, tools, trustedKey }: VerifyRequest,
  findings: Findings,
): Omit<Verified, 'findings'> {
  if (file.length > LARGEST_PROOF) throw new Error('文件过大');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(file);
  const read = rowProofSchema.safeParse(JSON.parse(text));
  if (!read.success) {
    for (const { path } of read.error.issues.slice(0, 20))
      findings.disagree('proof', path.join('/') || '证明', `记录证明的“${path.join('/')}”不合格式`);
    return { manifest: null, signed: null };
  }
  const signed = signedOfProof(read.data);
  const manifest = verifyManifest(signed, tools, trustedKey, findings);
  if (manifest) verifyRowProof(read.data, manifest, tools, findings);
  return { manifest, signed };
}

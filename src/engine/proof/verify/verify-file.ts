import { strFromU8 } from 'fflate';
import type { Manifest, SignedManifest } from '../manifest.ts';
import { PACKAGE_FILES } from '../package-files.ts';
import { judgePage } from '../page-data.ts';
import { readableReport } from '../readable-report.ts';
import { type Finding, Findings } from './finding.ts';
import { hasWholeTags, openParts } from './open-parts.ts';
import { type Carried, carriedBy, openSubject, type Parts, type Subject } from './open-subject.ts';
import type { ProofTools } from './tools.ts';
import { verifyDocument } from './verify-document.ts';
import { verifyManifest } from './verify-manifest.ts';
import { verifyRowProof } from './verify-row-proof.ts';

/** What the verifier goes by, beside the file. */
export interface VerifyMeans {
  /** The package beside a DOCX, null when there is none at hand. */
  readonly package: Uint8Array | null;
  /** Id of the issuer's key as known from elsewhere. */
  readonly trustedKey: string | null;
  readonly tools: ProofTools;
}

export interface VerifyRequest extends VerifyMeans {
  /** A DOCX, a package or a proof of a row. */
  readonly file: Uint8Array;
}

export interface Verified {
  readonly findings: readonly Finding[];
  /** What was verified; null when no manifest could be read. */
  readonly manifest: Manifest | null;
  readonly signed: SignedManifest | null;
}

/** What is said where the rows are not at hand. */
export const WITHOUT_ROWS: Finding = Object.freeze({
  verdict: 'unchecked',
  kind: 'data',
  place: '记录',
  message: '数值没有由记录重新计算：须有原来的数据，由签发单位重新计算',
});

/**
 * Verifies a file by itself, without a network and without the data. It never throws: what cannot be read does not
 * agree.
 */
export function verifyFile(request: VerifyRequest): Verified {
  return verifySubject(openSubject(request.file, request.package), request);
}

/** `verifyFile` for a file that was opened before, because a platform checks signatures only asynchronously. */
export function verifySubject(subject: Subject, means: VerifyMeans): Verified {
  const findings = new Findings();
  let manifest: Manifest | null = null;
  try {
    manifest = verify(subject, means, findings);
  } catch (error) {
    unreadable(error instanceof Error ? error.message : '', findings);
  }
  return { findings: findings.list, manifest, signed: subject.signed };
}

function unreadable(message: string, findings: Findings): void {
  const reason = /\p{Script=Han}/u.test(message) ? message : '';
  findings.disagree(
    'file',
    '文件',
    `文件残缺或不是报告、核验包、记录证明，读不出来${reason && `：${reason}`}`,
  );
}

function verify(subject: Subject, means: VerifyMeans, findings: Findings): Manifest | null {
  const { tools, trustedKey } = means;
  if (subject.kind === 'unreadable') {
    unreadable(subject.reason, findings);
    return null;
  }
  if (subject.kind === 'other') {
    findings.disagree('file', '文件', '文件不是报告，也不是核验包');
    return null;
  }
  if (subject.kind === 'malformed proof') {
    for (const path of subject.paths)
      findings.disagree('proof', path || '证明', `记录证明的“${path}”不合格式`);
    return null;
  }
  if (!subject.signed) {
    findings.disagree(
      'file',
      '清单',
      '文件中没有完整的清单：可能被编辑器去掉，请一并给出核验包；没有核验包的，不能核验',
    );
    return null;
  }
  const manifest = verifyManifest(subject.signed, tools, trustedKey, findings);
  if (subject.kind === 'package') {
    if (means.package) findings.leave('file', '核验包', '核对的已是核验包，另给的一个没有用到');
    verifyPackage(manifest, subject.signed, subject.parts, findings);
  } else if (manifest && subject.kind === 'document')
    verifyParts(manifest, subject.signed, subject.parts, subject.carried, findings);
  else if (manifest && subject.kind === 'proof') verifyRowProof(subject.proof, manifest, tools, findings);
  return manifest;
}

function verifyPackage(
  manifest: Manifest | null,
  signed: SignedManifest,
  parts: Parts,
  findings: Findings,
): void {
  const inner = parts.get(PACKAGE_FILES.document);
  if (!inner) findings.disagree('file', PACKAGE_FILES.document, '核验包中没有报告');
  else if (manifest) {
    const opened = openParts(inner);
    verifyParts(manifest, signed, opened, carriedBy(opened), findings);
  }
  const page = parts.get(PACKAGE_FILES.viewer);
  if (!page || !manifest) return;
  // Nothing signs the program of the page: whoever changes it can show what he likes beside the right data.
  const judged = judgePage(strFromU8(page), readableReport(manifest));
  if (judged === 'different') findings.disagree('file', '阅读页', '阅读页所载的数据与清单不同');
  else {
    const held = judged === 'same' ? '所载的数据与清单一致' : '由另一版程序写成，没有核对';
    findings.leave('file', '阅读页', `阅读页${held}；页面本身没有签名，有出入时以报告为准`);
  }
}

function verifyParts(
  manifest: Manifest,
  signed: SignedManifest,
  parts: Parts,
  carried: Carried | null,
  findings: Findings,
): void {
  const main = parts.get('word/document.xml');
  if (!main || !hasWholeTags(strFromU8(main)))
    return findings.disagree('file', 'word/document.xml', '报告的正文残缺');
  if (!carried?.signed)
    findings.leave('file', '清单', '文件中的清单已不在（可能被编辑器去掉），按核验包核对');
  else if (!sameSigned(carried.signed, signed))
    findings.disagree('manifest', '清单', '文件所带的清单、签名或公钥与核验包中的不同');
  verifyDocument(manifest, signed, parts, carried?.facts ?? null, findings);
}

function sameSigned(a: SignedManifest, b: SignedManifest): boolean {
  return a.manifest === b.manifest && a.signature === b.signature && a.publicKey === b.publicKey;
}

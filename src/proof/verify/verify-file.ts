import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import { PACKAGE_FILES } from '../manifest/package-files.ts';
import { type Answer, headlineOf, type SubjectKind } from './answer.ts';
import { expectedOf } from './expected-document.ts';
import { type Finding, Findings } from './finding.ts';
import { type Carried, carriedBy, openSubject, type Parts, type Subject } from './open-subject.ts';
import { readArchive } from './opening/read-archive.ts';
import type { ProofTools } from './tools.ts';
import { verifyDocument } from './verify-document.ts';
import { verifyManifest } from './verify-manifest.ts';
import { verifyPackage } from './verify-package.ts';
import { verifyRowProof } from './verify-row-proof.ts';

/** What the verifier uses besides the file. */
export interface VerifyMeans {
  /** The package beside a DOCX, null when there is none. */
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
  readonly answer: Answer;
  /** The headline of the result. */
  readonly headline: string;
  readonly findings: readonly Finding[];
  /** What was verified; null when no manifest could be read. */
  readonly manifest: Manifest | null;
  readonly signed: SignedManifest | null;
  /**
   * The paragraphs that were signed; null when signature, key or manifest do not agree, because then they are not
   * known.
   */
  readonly text: readonly string[] | null;
}

/** The finding that the rows themselves were not checked. */
export const WITHOUT_ROWS: Finding = Object.freeze({
  verdict: 'unchecked',
  kind: 'data',
  place: '记录',
  message: '数值没有由记录重新计算：须有原来的数据，由签发单位重新计算',
});

/**
 * Verifies a file by itself, without a network and without the data. It never throws: an unreadable file does not
 * agree.
 */
export function verifyFile(request: VerifyRequest): Verified {
  return verifySubject(openSubject(request.file, request.package), request);
}

/** `verifyFile` for a file that was opened before, because a platform checks signatures only asynchronously. */
export function verifySubject(subject: Subject, means: VerifyMeans): Verified {
  const findings = new Findings();
  let manifest: Manifest | null = null;
  let found: Answer = 'not_this_report';
  try {
    manifest = subject.signed && verifyManifest(subject.signed, means.tools, means.trustedKey, findings);
    found = verify(subject, manifest, means, findings);
  } catch (error) {
    unreadable(error instanceof Error ? error.message : '', findings);
  }
  const { list } = findings;
  const wrong = list.filter((one) => one.verdict === 'disagrees');
  const unsigned = list.some((one) => one.verdict === 'unchecked' && one.kind === 'signature');
  const answer: Answer = wrong.length > 0 || !manifest ? 'not_this_report' : unsigned ? 'undecided' : found;
  return {
    answer,
    headline: headlineOf(answer, kindOf(subject), wrong.length),
    findings: list,
    manifest,
    signed: subject.signed,
    text:
      manifest && subject.signed && !unsigned && !wrong.some(isAboutManifest)
        ? signedText(manifest, subject.signed)
        : null,
  };
}

function kindOf({ kind }: Subject): SubjectKind {
  if (kind === 'malformed proof') return 'proof';
  return kind === 'unreadable' ? 'other' : kind;
}

const ABOUT_MANIFEST: readonly Finding['kind'][] = ['signature', 'key', 'manifest', 'digest'];

function isAboutManifest({ kind }: Finding): boolean {
  return ABOUT_MANIFEST.includes(kind);
}

function signedText(manifest: Manifest, signed: SignedManifest): readonly string[] | null {
  try {
    return expectedOf(manifest, signed).paragraphs;
  } catch {
    return null;
  }
}

function unreadable(message: string, findings: Findings): void {
  const reason = /\p{Script=Han}/u.test(message) ? message : '';
  findings.disagree(
    'file',
    '文件',
    `文件残缺或不是报告、核验包、记录证明，读不出来${reason && `：${reason}`}`,
  );
}

/** @returns what the file is, if nothing disagrees */
function verify(subject: Subject, manifest: Manifest | null, means: VerifyMeans, findings: Findings): Answer {
  switch (subject.kind) {
    case 'unreadable':
      unreadable(subject.reason, findings);
      return 'not_this_report';
    case 'other':
      findings.disagree('file', '文件', '文件不是报告，也不是核验包');
      return 'not_this_report';
    case 'malformed proof':
      for (const path of subject.paths)
        findings.disagree('proof', path || '证明', `记录证明的“${path}”不合格式`);
      return 'not_this_report';
    case 'proof':
      if (manifest) verifyRowProof(subject.proof, manifest, means.tools, findings);
      if (!subject.exact) findings.leave('file', '文件', '证明文件在出具后另存过，内容照样核对');
      return subject.exact ? 'original' : 'saved_again';
    case 'package':
      if (means.package) findings.leave('file', '核验包', '核对的已是核验包，另给的一个没有用到');
      return manifest ? verifyBox(manifest, subject, means.tools, findings) : 'not_this_report';
    default:
      if (!subject.signed)
        findings.disagree(
          'file',
          '清单',
          '文件中没有完整的清单：可能被编辑器去掉，请一并给出核验包；没有核验包的，不能核验',
        );
      if (!manifest || !subject.signed) return 'not_this_report';
      return verifyParts(manifest, subject.signed, subject, findings);
  }
}

function verifyBox(
  manifest: Manifest,
  { parts, signed }: Extract<Subject, { readonly kind: 'package' }>,
  tools: ProofTools,
  findings: Findings,
): Answer {
  const whole = verifyPackage(manifest, signed, parts, tools, findings);
  const bytes = parts.get(PACKAGE_FILES.document);
  if (!bytes) {
    findings.disagree('file', PACKAGE_FILES.document, '核验包中没有报告');
    return 'not_this_report';
  }
  const inner = readArchive(bytes);
  const answer = verifyParts(manifest, signed, { bytes, parts: inner, carried: carriedBy(inner) }, findings);
  return whole ? answer : 'saved_again';
}

function verifyParts(
  manifest: Manifest,
  signed: SignedManifest,
  {
    bytes,
    parts,
    carried,
  }: { readonly bytes: Uint8Array; readonly parts: Parts; readonly carried: Carried | null },
  findings: Findings,
): Answer {
  if (!carried?.signed)
    findings.leave('file', '清单', '文件中的清单已不在（可能被编辑器去掉），按核验包核对');
  else if (!sameSigned(carried.signed, signed))
    findings.disagree('manifest', '清单', '文件所带的清单、签名或公钥与核验包中的不同');
  return verifyDocument(manifest, signed, { bytes, files: parts, facts: carried?.facts ?? null }, findings);
}

function sameSigned(a: SignedManifest, b: SignedManifest): boolean {
  return a.manifest === b.manifest && a.signature === b.signature && a.publicKey === b.publicKey;
}

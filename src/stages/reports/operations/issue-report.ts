import { randomBytes } from 'node:crypto';
import { renderDocx } from '#proof/documents/render-docx.ts';
import { utf8 } from '#proof/manifest/bytes.ts';
import { canonicalJson } from '#proof/manifest/canonical-json.ts';
import { documentOfManifest } from '#proof/manifest/document-text.ts';
import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import { packageFiles, writePackage } from '#proof/manifest/write-package.ts';
import { hashOf } from '#proof/manifest/hashing.ts';
import type { Signer } from '#proof/manifest/installation-key.ts';
import { holdCity } from '#engine/records/index.ts';
import { type Changed, withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { reportErrors } from '../errors.ts';
import { buildManifest } from './build-manifest.ts';
import { changesInWords, numberChanges } from './compare-versions.ts';
import { areKept } from './issued-rows.ts';
import type { IssuedReport } from './issued-report.ts';
import { keepIssued } from './keep-issued.ts';
import { saysTheSame, sha256 } from './same-content.ts';
import { demandAsIssued } from './demand-as-issued.ts';
import { demandNotReturned } from './demand-not-returned.ts';
import { issuedVersion, type IssuedVersion } from './issued-versions.ts';
import { lastYearValues, sealedLastYear } from './last-year-values.ts';
import { prepareProof } from './prepare-proof.ts';
import type { PreparedReport, ReportRequest } from './prepare-report.ts';
import { refusalOf } from './refusal-of.ts';
import { reportPages } from './report-pages.ts';
import { signaturesOver, signingState } from './signing-state.ts';
import { signedContent } from './signed-content.ts';
import { takeStep } from './take-step.ts';
import { wordsStand } from './words-stand.ts';

/** Who issues, with which key, and why. */
export interface IssueAct {
  readonly actor: Actor;
  readonly signer: Signer;
  /** The reason of a further version: words, or '' for the changes themselves; null refuses a further version. */
  readonly reason: string | null;
  readonly algorithm?: HashAlgorithm;
  /** True where somebody must have signed what is issued. */
  readonly demandsSignature?: boolean;
}

/**
 * Issues a report: text, facts, rules, digests of rows, checks and their explanations become one signed version that
 * never changes, and its values are sealed for next year's comparison. Issuing an unchanged report returns the existing
 * version; a changed one becomes a further version, with a reason: the given one, or the list of changes.
 * @throws REPORT-REFUSED with every obstacle and warning in its details, REPORT-CHANGED, REPORT-UNSIGNED,
 *   REPORT-RETURNED and REPORT-STEP-MEANWHILE for simultaneous acts of others, REPORT-UNKNOWN, REPORT-NO-HASH,
 *   REPORT-REPLACED
 */
export async function issueReport(asked: ReportRequest, act: IssueAct): Promise<IssuedReport> {
  // A signature covers what the rows say now: a draft may use cached numbers, an issue may not.
  const request = { ...asked, cache: false };
  const { db, scope, year, now } = request;
  const algorithm = act.algorithm ?? 'sha256';
  const hash = hashOf(algorithm);
  if (!hash) throw reportErrors.error('REPORT-NO-HASH', { algorithm });
  let sealed: ReadonlyMap<string, string> = new Map();
  const { prepared, counted } = await prepareProof(request, algorithm, async (draft, snapshot) => {
    const last = await issuedVersion(snapshot.client, scope.region, request);
    if (last && draft.document && saysTheSame(draft, draft.document, last)) return false;
    sealed = sealedLastYear(snapshot, draft.facts.facts);
    return true;
  });
  const { document, obstacles } = prepared;
  if (!document || obstacles.length > 0) throw refusalOf(year, prepared);
  const { actor, signer } = act;
  const lastYear = counted ? await lastYearValues(request, prepared.facts.facts, sealed) : sealed;
  const issued = await withChange(db, { scope, actor, now }, async (client) => {
    await holdCity(client, scope.region, now);
    const last = await issuedVersion(client, scope.region, request);
    if (last && saysTheSame(prepared, document, last)) return handOut(request, prepared, last);
    const reason = reasonFor(prepared, last, request, act);
    const covered = signedContent(request, prepared);
    const state = await signingState(client, scope.region, request);
    demandNotReturned(state, year);
    const signedBy = [...new Set(signaturesOver(state, covered).map(({ by }) => by))];
    if (act.demandsSignature && signedBy.length === 0) throw reportErrors.error('REPORT-UNSIGNED', { year });
    // A report that equalled the latest version in the snapshot, and does not any more, was issued by somebody else in
    // between; digests that changed since are obsolete as well.
    if (!counted || !(await areKept(client, scope.region, counted))) throw new IssuedMeanwhile();
    // A declaration or explanation that was withdrawn meanwhile must not be issued.
    if (!(await wordsStand(client, scope.region, prepared))) throw new IssuedMeanwhile();
    const number = (last?.number ?? 0) + 1;
    const withheld = new Map<string, string>();
    const content = buildManifest(request, prepared, document, {
      number,
      reason,
      actor: actor.name,
      keyId: signer.keyId,
      algorithm,
      hash,
      counted,
      lastYear,
      saltOf: (slot) => {
        const salt = randomBytes(32).toString('hex');
        withheld.set(slot, salt);
        return salt;
      },
    });
    const manifest = canonicalJson(content);
    const signed = { manifest, signature: signer.sign(utf8(manifest)), publicKey: signer.publicKey };
    // The document contains only what the manifest publishes: withheld exact values are not in the file either.
    const bytes = renderDocx(documentOfManifest(content), signed);
    const box = writePackage(signed, bytes, packageFiles(reportPages(content)));
    const report: IssuedReport = {
      prepared,
      number,
      title: document.title.join(''),
      datedOn: request.date,
      digest: sha256(bytes),
      document: bytes,
      signed,
      package: box,
      isNew: true,
    };
    const rows = await keepIssued(client, request, actor, {
      report,
      document,
      counted,
      algorithm,
      reason,
      signedBy,
      withheld,
    });
    const step = { region: scope.region, report: request.report, year, digest: covered, words: null };
    await takeStep(client, state, { ...step, act: 'issued', actor, now });
    const { title, digest } = report;
    const told = { report: request.report, title, year, number, digest, key: signer.keyId, reason, rows };
    return { result: report, events: [{ type: last ? 'report.reissue' : 'report.issue', data: told }] };
  }).catch((error: unknown) => {
    if (error instanceof IssuedMeanwhile) return null;
    throw error;
  });
  return issued ?? issueReport(request, act);
}

/** Ends an attempt with missing or obsolete digests: the same report, or its rows, changed meanwhile. */
class IssuedMeanwhile extends Error {}

function handOut(
  { report, year }: ReportRequest,
  prepared: PreparedReport,
  last: IssuedVersion,
): Changed<IssuedReport> {
  const { number, title, datedOn, digest, document, proof } = demandAsIssued(last, year);
  const kept = { document, package: last.package };
  const said = new Map(last.findings?.map((one) => [one.id, one.explanation]));
  const findings = prepared.findings.map((one) => ({
    ...one,
    explanation: one.explanation ?? said.get(one.id) ?? null,
  }));
  const shown = { ...prepared, findings };
  return {
    result: { prepared: shown, number, title, datedOn, digest, ...kept, signed: proof, isNew: false },
    events: [{ type: 'report.handed_out', data: { report, title, year, number } }],
  };
}

/** The reason of a further version: the words of the issuing user, or the changed numbers. Throws REPORT-CHANGED. */
function reasonFor(
  prepared: PreparedReport,
  last: IssuedVersion | null,
  { year }: ReportRequest,
  { reason }: IssueAct,
): string | null {
  if (!last) return null;
  const list = numberChanges(last, prepared.facts);
  const changes = changesInWords(list);
  if (reason === null)
    throw reportErrors.error('REPORT-CHANGED', { year, number: last.number, changes, list });
  return reason.trim() === '' ? `未写明原因。与第 ${last.number} 版相比：${changes}` : reason;
}

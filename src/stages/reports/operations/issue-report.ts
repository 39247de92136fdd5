import { createHash, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { OfficialDocument } from '#engine/documents/document-model.ts';
import { renderDocx } from '#engine/documents/render-docx.ts';
import { utf8 } from '#engine/proof/bytes.ts';
import { canonicalJson } from '#engine/proof/canonical-json.ts';
import type { HashAlgorithm } from '#engine/proof/hash-algorithm.ts';
import { hashOf } from '#engine/proof/hashing.ts';
import type { Signer } from '#engine/proof/installation-key.ts';
import type { SignedManifest } from '#engine/proof/manifest.ts';
import { type CountedRows, digestRows, type SilentUnit, silentUnits } from '#engine/queries/index.ts';
import { lockLedger } from '#engine/records/merge-stage.ts';
import { type Changed, withChange } from '#engine/audit/with-change.ts';
import type { Actor } from '#kernel/audit/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import { reportErrors } from '../errors.ts';
import { buildManifest } from './build-manifest.ts';
import { changesInWords, numberChanges } from './compare-versions.ts';
import { issuedVersion, type IssuedVersion, keepIssuedRows } from './issued-versions.ts';
import { lastYearValues, sealedLastYear } from './last-year-values.ts';
import { isUnmetWarning, type PreparedReport, prepareReport, type ReportRequest } from './prepare-report.ts';
import { sealValues } from './seal-values.ts';

export interface IssuedReport {
  readonly prepared: PreparedReport;
  readonly number: number;
  readonly title: string;
  readonly datedOn: string;
  readonly digest: string;
  readonly document: Uint8Array;
  /** Null for a version that was issued before there were manifests. */
  readonly signed: SignedManifest | null;
  /** False when the same document had been issued before; then that one is handed out again. */
  readonly isNew: boolean;
}

/** Who issues, with which key, and why. */
export interface IssueAct {
  readonly actor: Actor;
  readonly signer: Signer;
  /** Why a changed content is issued again: words, or '' for the changes themselves; null refuses to issue it again. */
  readonly reason: string | null;
  readonly algorithm?: HashAlgorithm;
}

/**
 * Issues a report: text, facts, rules, digests of rows, checks and their answers become one signed version that never
 * changes, and its values are sealed for next year's comparison. Issuing what has not changed gives the version that
 * is there; what has changed becomes a further version, with a reason: the given one, or what changed.
 * @throws REPORT-REFUSED with every obstacle and warning in its details, REPORT-CHANGED, REPORT-UNKNOWN, REPORT-NO-HASH
 */
export async function issueReport(request: ReportRequest, act: IssueAct): Promise<IssuedReport> {
  const { db, pack, scope, year, now } = request;
  const algorithm = act.algorithm ?? 'sha256';
  const hash = hashOf(algorithm);
  if (!hash) throw reportErrors.error('REPORT-NO-HASH', { algorithm });
  const secret = randomBytes(32);
  let counted: readonly CountedRows[] | null = null;
  let silent: readonly SilentUnit[] = [];
  let sealed: ReadonlyMap<string, string> = new Map();
  const prepared = await prepareReport(request, async ({ document, obstacles, facts }, snapshot) => {
    if (!document || obstacles.length > 0) return;
    const last = await issuedVersion(snapshot.client, scope.region, request);
    if (last && saysTheSame(document, last)) return;
    counted = await digestRows(snapshot, pack, { secret, algorithm, hash });
    silent = await silentUnits(snapshot, pack);
    sealed = sealedLastYear(snapshot, facts.facts);
  });
  const { document, obstacles } = prepared;
  if (!document || obstacles.length > 0)
    throw reportErrors.error('REPORT-REFUSED', {
      year,
      count: obstacles.length,
      obstacles,
      warnings: prepared.checks.filter(isUnmetWarning),
    });
  const { actor, signer } = act;
  const lastYear = counted ? await lastYearValues(request, prepared.facts.facts, sealed) : sealed;
  const issued = await withChange(db, { scope, actor, now }, async (client) => {
    await lockLedger(client, scope.region, '*', now);
    const last = await issuedVersion(client, scope.region, request);
    if (last && saysTheSame(document, last)) return handOut(request, prepared, last);
    const reason = reasonFor(prepared, last, request, act);
    // What was the same in the snapshot, and is not any more, was issued by somebody else in between.
    if (!counted) throw new IssuedMeanwhile();
    const number = (last?.number ?? 0) + 1;
    const manifest = canonicalJson(
      buildManifest(request, prepared, document, {
        number,
        reason,
        actor: actor.name,
        keyId: signer.keyId,
        algorithm,
        hash,
        counted,
        silent,
        lastYear,
      }),
    );
    const signed = { manifest, signature: signer.sign(utf8(manifest)), publicKey: signer.publicKey };
    const bytes = renderDocx(document, signed);
    const report: IssuedReport = {
      prepared,
      number,
      title: document.title.join(''),
      datedOn: request.date,
      digest: sha256(bytes),
      document: bytes,
      signed,
      isNew: true,
    };
    const rows = await keep(client, request, act, {
      report,
      document,
      counted,
      secret,
      algorithm,
      reason,
    });
    const { title, digest } = report;
    const told = { report: request.report, title, year, number, digest, key: signer.keyId, reason, rows };
    return { result: report, events: [{ type: last ? 'report.reissue' : 'report.issue', data: told }] };
  }).catch((error: unknown) => {
    if (error instanceof IssuedMeanwhile) return null;
    throw error;
  });
  return issued ?? issueReport(request, act);
}

/** Ends an attempt whose rows were not digested, because the same report had been there when it began. */
class IssuedMeanwhile extends Error {}

/** The date is no content of its own: the same report asked for on another day is the one that was issued. */
function saysTheSame(document: OfficialDocument, last: IssuedVersion): boolean {
  return sha256(renderDocx({ ...document, date: last.datedOn })) === last.content;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function handOut(
  { report, year }: ReportRequest,
  prepared: PreparedReport,
  last: IssuedVersion,
): Changed<IssuedReport> {
  const { number, title, datedOn, digest, document, proof } = last;
  return {
    result: { prepared, number, title, datedOn, digest, document, signed: proof, isNew: false },
    events: [{ type: 'report.handed_out', data: { report, title, year, number } }],
  };
}

/** Why there is a further version: in the words of whoever issues, or the numbers that changed. Throws REPORT-CHANGED. */
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

interface Kept {
  readonly report: IssuedReport;
  readonly document: OfficialDocument;
  readonly counted: readonly CountedRows[];
  readonly secret: Uint8Array;
  readonly algorithm: HashAlgorithm;
  readonly reason: string | null;
}

async function keep(
  client: PoolClient,
  request: ReportRequest,
  { actor }: IssueAct,
  { report, document, counted, secret, algorithm, reason }: Kept,
): Promise<RowsChanged[]> {
  const { pack, scope, year, now, date } = request;
  const { facts, checks } = report.prepared;
  const id = uuid();
  await client.query(
    `insert into reports.issued (region_id, id, report, year, number, title, dated_on, issued_at, actor, pack, facts, parameters,
       checks, digest, document, reason, content, hash, manifest, signature, public_key, secret)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      scope.region,
      id,
      request.report,
      year,
      report.number,
      report.title,
      date,
      now,
      actor.name,
      pack.parts.join(' '),
      JSON.stringify(facts.facts),
      JSON.stringify(Object.fromEntries(facts.parameters)),
      JSON.stringify(checks),
      report.digest,
      Buffer.from(report.document),
      reason,
      sha256(renderDocx(document)),
      algorithm,
      report.signed?.manifest,
      report.signed?.signature,
      report.signed?.publicKey,
      Buffer.from(secret),
    ],
  );
  await keepIssuedRows(client, scope.region, id, counted);
  return sealValues(client, request, facts.facts, actor.name);
}

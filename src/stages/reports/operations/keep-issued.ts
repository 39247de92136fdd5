import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { CountedPass } from '#engine/queries/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { insertRow } from '#kernel/db/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import type { OfficialDocument } from '#proof/documents/document-model.ts';
import { renderDocx } from '#proof/documents/render-docx.ts';
import type { HashAlgorithm } from '#proof/manifest/hash-algorithm.ts';
import type { IssuedReport } from './issued-report.ts';
import { keepIssuedRows } from './issued-rows.ts';
import type { PreparedReport, ReportRequest } from './prepare-report.ts';
import { sha256 } from './same-content.ts';
import { sealValues } from './seal-values.ts';

/** An issued version with everything that is stored with it. */
export interface Kept {
  readonly report: Pick<
    IssuedReport,
    'prepared' | 'number' | 'title' | 'digest' | 'document' | 'signed' | 'package'
  >;
  readonly document: OfficialDocument;
  readonly counted: readonly CountedPass[];
  readonly algorithm: HashAlgorithm;
  readonly reason: string | null;
  readonly signedBy: readonly string[];
  /** Salts by slot. */
  readonly withheld: ReadonlyMap<string, string>;
}

/** Stores an issued version, the rows behind it, and its values for next year. @returns the changes in ledgers */
export async function keepIssued(
  client: PoolClient,
  request: ReportRequest,
  actor: Actor,
  { report, document, counted, algorithm, reason, signedBy, withheld }: Kept,
): Promise<RowsChanged[]> {
  const { pack, scope, year, now, date } = request;
  const { facts, checks } = report.prepared;
  const id = uuid();
  await insertRow(client, 'reports.issued', {
    region_id: scope.region,
    id,
    report: request.report,
    year,
    number: report.number,
    title: report.title,
    dated_on: date,
    issued_at: now,
    actor: actor.name,
    pack: pack.parts.join(' '),
    facts: JSON.stringify(facts.facts),
    parameters: JSON.stringify(Object.fromEntries(facts.parameters)),
    checks: JSON.stringify(checks),
    digest: report.digest,
    document: Buffer.from(report.document),
    reason,
    content: sha256(renderDocx(document)),
    hash: algorithm,
    manifest: report.signed?.manifest,
    signature: report.signed?.signature,
    public_key: report.signed?.publicKey,
    findings: JSON.stringify(report.prepared.findings),
    signed_by: signedBy,
    withheld: JSON.stringify(keptInside(facts.facts, withheld)),
    package: report.package && Buffer.from(report.package),
  });
  await keepIssuedRows(client, scope.region, id, counted);
  return sealValues(client, request, facts.facts, actor.name);
}

/** The withheld values, each with the salt of its commitment. */
function keptInside(
  facts: PreparedReport['facts']['facts'],
  salts: ReadonlyMap<string, string>,
): Readonly<Record<string, { readonly value: string; readonly salt: string }>> {
  return Object.fromEntries(
    facts.flatMap(({ slot, value }) => {
      const salt = salts.get(slot);
      return salt === undefined ? [] : [[slot, { value: value ?? '', salt }]];
    }),
  );
}

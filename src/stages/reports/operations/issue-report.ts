import { createHash } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { renderDocx } from '#engine/documents/render-docx.ts';
import { lockLedger } from '#engine/records/merge-stage.ts';
import { withScope } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { isUnmetWarning, type PreparedReport, prepareReport, type ReportRequest } from './prepare-report.ts';
import { sealValues } from './seal-values.ts';

export interface IssuedReport {
  readonly prepared: PreparedReport;
  readonly number: number;
  readonly title: string;
  readonly datedOn: string;
  readonly digest: string;
  readonly document: Uint8Array;
  /** False when the same document had been issued before; then that one is handed out again. */
  readonly isNew: boolean;
}

/**
 * Issues a report: facts, checks, parameters and the document become one row that never changes, and its values
 * are sealed for next year's comparison. Issuing what has not changed gives the version that is there.
 * @param actor who issues
 * @throws REPORT-REFUSED with every obstacle and warning in its details, REPORT-UNKNOWN
 */
export async function issueReport(request: ReportRequest, actor: string): Promise<IssuedReport> {
  const prepared = await prepareReport(request);
  const { document, obstacles } = prepared;
  const { db, pack, scope, year, report, now } = request;
  if (!document || obstacles.length > 0)
    throw reportErrors.error('REPORT-REFUSED', {
      year,
      count: obstacles.length,
      obstacles,
      warnings: prepared.checks.filter(isUnmetWarning),
    });
  const title = document.title.join('');
  const bytes = renderDocx(document);
  const digest = createHash('sha256').update(bytes).digest('hex');
  return withScope(db, scope, async (client) => {
    await lockLedger(client, scope.region, '*', now);
    const { rows } = await client.query<{
      number: number;
      digest: string;
      dated_on: string;
      document: Buffer;
    }>(
      `select number, digest, to_char(dated_on, 'YYYY-MM-DD') as dated_on, document from reports.issued
       where region_id = $1 and report = $2 and year = $3 order by number desc limit 1`,
      [scope.region, report, year],
    );
    const [last] = rows;
    // The date is no content of its own: the same report asked for on another day is the one that was issued.
    const again =
      last &&
      createHash('sha256')
        .update(renderDocx({ ...document, date: last.dated_on }))
        .digest('hex') === last.digest;
    if (last && again)
      return {
        prepared,
        number: last.number,
        title,
        datedOn: last.dated_on,
        digest: last.digest,
        document: last.document,
        isNew: false,
      };
    const number = (last?.number ?? 0) + 1;
    await client.query(
      `insert into reports.issued (region_id, id, report, year, number, title, dated_on, issued_at, actor, pack, facts, parameters, checks, digest, document)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
      [
        scope.region,
        uuid(),
        report,
        year,
        number,
        title,
        request.date,
        now,
        actor,
        pack.parts.join(' '),
        JSON.stringify(prepared.facts.facts),
        JSON.stringify(Object.fromEntries(prepared.facts.parameters)),
        JSON.stringify(prepared.checks),
        digest,
        Buffer.from(bytes),
      ],
    );
    await sealValues(client, request, prepared.facts.facts, actor);
    return { prepared, number, title, datedOn: request.date, digest, document: bytes, isNew: true };
  });
}

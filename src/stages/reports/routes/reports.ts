import { z } from '@hono/zod-openapi';
import { demandReport } from '#engine/access/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { HASH_ALGORITHMS } from '#proof/manifest/hash-algorithm.ts';
import {
  draftName,
  draftReport,
  ISSUED_FILES,
  issuedFile,
  type IssuedFileKind,
  issueReport,
  listIssued,
  renderDraft,
} from '#stages/reports/index.ts';
import { actorWords } from '#model/text/actor-words.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { isSigningDemanded } from '../presenters/report-call.ts';
import { changesAnswer, changesFor } from '../presenters/report-changes.ts';
import { warning, warningsOf } from '../presenters/warnings.ts';
import { day, numberText, wordText, yearText } from '#service/schemas.ts';

const PLACE = '/api/v1/reports/{report}/{year}';
const ofYear = { tag: '报告', params: z.object({ report: wordText, year: yearText }) } as const;
const version = z
  .object({
    report: z.string(),
    year: z.number().int(),
    number: z.number().int(),
    title: z.string(),
    datedOn: z.string(),
    issuedAt: z.date(),
    actor: z.string(),
    reason: z.string().nullable(),
    digest: z.string(),
    proven: z.boolean(),
    signedBy: z.array(z.string()).nullable().openapi({ description: '谁签批了这一版的内容；无须签批的为空' }),
  })
  .openapi('ReportVersion');

export const REPORT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/reports',
      id: 'listReports',
      tag: '报告',
      summary: '报告文本，和已印发的各年各版',
      answer: z.object({
        texts: z.array(z.object({ id: z.string(), effectiveFrom: z.string() })),
        issued: z.array(version),
      }),
      problems: [],
    },
    async (_, { context: { db, pack }, principal, act }) => {
      demandReport(principal, pack, 'read');
      const texts = pack.reports.map(({ id, effectiveFrom }) => ({ id, effectiveFrom }));
      return { texts, issued: shown(await listIssued(db, act.scope)) };
    },
  ),
  endpoint(
    {
      ...ofYear,
      method: 'get',
      path: `${PLACE}/versions`,
      id: 'listReportVersions',
      summary: '一份报告已印发的各版',
      answer: z.object({ items: z.array(version) }),
      problems: [],
    },
    async ({ params: { report, year } }, { context: { db, pack }, principal, act }) => {
      demandReport(principal, pack, 'read');
      return { items: shown(await listIssued(db, act.scope, { report, year: Number(year) })) };
    },
  ),
  file('document', 'getReportDocument', '一版报告的文件（DOCX）'),
  file('package', 'getReportPackage', '一版报告的核验包'),
  file('page', 'getReportPage', '一版报告的阅读页'),
  endpoint(
    {
      ...ofYear,
      method: 'get',
      path: `${PLACE}/changes`,
      id: 'getReportChanges',
      summary: '印发以来变了什么',
      query: z.strictObject({ number: numberText.optional() }),
      answer: changesAnswer,
      problems: ['REPORT-NOT-ISSUED'],
    },
    async ({ params, query: { number } }, call) =>
      changesFor(
        call,
        { ...params, year: Number(params.year) },
        number === undefined ? null : Number(number),
      ),
  ),
  endpoint(
    {
      ...ofYear,
      method: 'post',
      path: `${PLACE}/draft`,
      id: 'draftReport',
      summary: '起草：计算、核对，给出草稿文件；不能印发的逐条列出',
      body: z.strictObject({ date: day.optional() }),
      repeat: 'free',
      file: [ISSUED_FILES.document],
      problems: ['REPORT-REFUSED', 'REPORT-UNKNOWN'],
    },
    async ({ params: { report, year }, body: { date } }, { context: { db, pack }, principal, act, now }) => {
      demandReport(principal, pack, 'draft');
      const request = { ...act, db, pack, report, year: Number(year), date: date ?? dayOf(now) };
      const { document } = await draftReport(request, act.actor);
      const bytes = new Uint8Array(renderDraft(document));
      return { name: draftName(document), type: ISSUED_FILES.document, bytes };
    },
  ),
  endpoint(
    {
      ...ofYear,
      method: 'post',
      path: `${PLACE}/issue`,
      id: 'issueReport',
      summary: '印发；内容未变的给出已有的一版，变了的须写明原因',
      body: z.strictObject({
        date: day.optional(),
        reason: z.string().trim().min(1).max(1000).nullable().default(null),
        hash: z.enum(HASH_ALGORITHMS).default('sha256'),
      }),
      answer: z.object({
        number: z.number().int(),
        isNew: z.boolean(),
        title: z.string(),
        datedOn: z.string(),
        digest: z.string(),
        warnings: z.array(warning),
      }),
      problems: [
        'REPORT-REFUSED',
        'REPORT-CHANGED',
        'REPORT-UNSIGNED',
        'REPORT-RETURNED',
        'REPORT-STEP-MEANWHILE',
        'REPORT-UNKNOWN',
        'REPORT-NO-HASH',
        'REPORT-REPLACED',
      ],
    },
    async ({ params: { report, year }, body }, call) => {
      const { context, principal, act, now } = call;
      const { db, pack } = context;
      demandReport(principal, pack, 'issue');
      const date = body.date ?? dayOf(now);
      const request = { ...act, db, pack, report, year: Number(year), date };
      const { reason, hash: algorithm } = body;
      const issued = await issueReport(request, {
        actor: act.actor,
        signer: context.signer(),
        reason,
        algorithm,
        demandsSignature: await isSigningDemanded(call),
      });
      const { number, isNew, title, datedOn, digest, prepared } = issued;
      return { number, isNew, title, datedOn, digest, warnings: warningsOf(prepared) };
    },
  ),
];

function shown(versions: Awaited<ReturnType<typeof listIssued>>): z.input<typeof version>[] {
  return versions.map((one) => ({
    ...one,
    actor: actorWords(one.actor),
    signedBy: one.signedBy && [...one.signedBy],
  }));
}

function file(kind: IssuedFileKind, id: string, summary: string): Endpoint {
  return endpoint(
    {
      method: 'get',
      path: `${PLACE}/versions/{number}/${kind}`,
      id,
      tag: '报告',
      summary,
      params: z.object({ report: wordText, year: yearText, number: numberText }),
      file: [ISSUED_FILES[kind]],
      problems: ['REPORT-NOT-ISSUED', 'REPORT-REPLACED'],
    },
    async ({ params: { report, year, number } }, { context: { db, pack }, principal, act }) => {
      demandReport(principal, pack, 'read');
      return issuedFile(db, act.scope, { report, year: Number(year), number: Number(number) }, kind);
    },
  );
}

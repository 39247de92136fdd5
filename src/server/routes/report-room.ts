import { z } from '@hono/zod-openapi';
import { accessErrors } from '#engine/access/errors.ts';
import { tellsExactly } from '#engine/access/facts-for-post.ts';
import { readsWholeRegion } from '#engine/access/whole-region.ts';
import { demandReport } from '#engine/access/principal.ts';
import { dayOf } from '#model/time/day-of.ts';
import {
  compareIssued,
  declareLiteral,
  maskRoom,
  prepareReport,
  readRoom,
  readSigning,
  signReport,
  withdrawLiteral,
} from '#stages/reports/index.ts';
import { type Call, type Endpoint, endpoint } from '../endpoint.ts';
import { literal } from './report-text.ts';
import { numberText, uuidText, wordText, yearText } from '../schemas.ts';

const run = z
  .object({
    kind: z.enum(['text', 'number', 'blank', 'quantity']),
    text: z.string(),
    slot: z.string().optional(),
    parameter: z.string().optional(),
    standing: z.enum(['declared', 'unproven']).optional(),
    reason: z.string().nullable().optional(),
  })
  .openapi('RoomRun');
const check = z.object({
  id: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  outcome: z.enum(['met', 'not_met', 'not_evaluated']),
  values: z.record(z.string(), z.string().nullable()),
});
const number = z
  .object({
    slot: z.string(),
    title: z.string(),
    printed: z.string().nullable(),
    noun: z.string(),
    value: z.string().nullable(),
    valueUnit: z.string(),
    rows: z.number().int(),
    opens: z.boolean().openapi({ description: '本岗位能列出它的全部记录' }),
    missing: z.string().nullable(),
    state: z.enum(['none', 'agrees', 'warning', 'fails']),
    definition: z.string(),
    ledger: z.string(),
    ledgerTitle: z.string(),
    lastYear: z.string().nullable(),
    trend: z.array(z.object({ year: z.number().int(), value: z.string() })),
    checks: z.array(check),
    floor: z
      .object({ duty: z.string(), words: z.string() })
      .nullable()
      .openapi({ description: '这个数字背后的法定底线，做到没有都写' }),
    findings: z.array(z.string()),
  })
  .openapi('RoomNumber');
const room = z
  .object({
    title: z.string(),
    addressee: z.array(run),
    signer: z.array(run),
    blocks: z.array(z.object({ kind: z.enum(['heading', 'paragraph']), runs: z.array(run) })),
    numbers: z.array(number),
    quantities: z.object({
      proven: z.number().int().openapi({ description: '文中由台账得出的数字有几处' }),
      parameters: z.number().int(),
      declared: z.array(
        z.object({
          text: z.string(),
          words: z.string(),
          reason: z.string(),
          by: z.object({ id: z.string(), name: z.string(), office: z.string() }).nullable(),
        }),
      ),
      unproven: z
        .array(z.object({ text: z.string(), clause: z.string() }))
        .openapi({ description: '文中没有来历的数字：有一处就不能印发' }),
    }),
    blanks: z.array(z.object({ parameter: z.string(), title: z.string() })),
    obstacles: z.array(z.object({ kind: z.string(), id: z.string(), message: z.string() })),
    warnings: z.array(z.object({ id: z.string(), message: z.string() })),
    findings: z.array(z.object({ id: z.string(), severity: z.string(), what: z.string() })),
    silentUnits: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .openapi('ReportRoom');

const LITERALS = '/api/v1/reports/{report}/{year}/literals';

const signing = z
  .object({
    digest: z.string().nullable().openapi({ description: '所签内容的摘要；还不能印发时为空' }),
    room,
    approvals: z.array(z.object({ by: z.string(), rows: z.number().int(), last: z.date() })),
    signatures: z.array(z.object({ by: z.string(), at: z.date(), digest: z.string(), holds: z.boolean() })),
  })
  .openapi('ReportSigning');
const SIGN = '/api/v1/reports/{report}/{year}/sign';

/** The report on the table. */
export const REPORT_ROOM_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/reports/{report}/{year}/room',
      id: 'readReportRoom',
      tag: '报告',
      summary: '一份报告现在的样子：文稿、每个数字和它的核对；不起草、不签发的岗位看不到封闭台账的数字',
      params: z.object({ report: wordText, year: yearText }),
      answer: room,
      problems: ['REPORT-UNKNOWN'],
    },
    async ({ params }, call) => {
      const { principal, context } = call;
      demandReport(principal, context.pack, 'read');
      const request = requestOf(call, params);
      const { tells, opens } = eyesOf(call);
      const prepared = await prepareReport(request);
      const exact = readRoom(request, prepared, opens);
      const found = drafts(call) ? exact : maskRoom(exact, prepared, tells);
      // Of frozen data a copy, as the schemas take it.
      return structuredClone(found) as z.input<typeof room>;
    },
  ),
  endpoint(
    {
      method: 'get',
      path: SIGN,
      id: 'readReportSigning',
      tag: '报告',
      summary: '签批的是什么：文稿、数字、提醒、谁审定了记录，和已有的签批',
      params: z.object({ report: wordText, year: yearText }),
      answer: signing,
      problems: ['REPORT-UNKNOWN'],
    },
    async ({ params }, call) => {
      demandDrafts(call);
      const found = await readSigning(requestOf(call, params), eyesOf(call).opens);
      return structuredClone(found) as z.input<typeof signing>;
    },
  ),
  endpoint(
    {
      method: 'post',
      path: SIGN,
      id: 'signReport',
      tag: '报告',
      summary: '签批看到的内容；内容已变的不签',
      params: z.object({ report: wordText, year: yearText }),
      body: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/) }),
      problems: ['REPORT-UNKNOWN', 'REPORT-MOVED'],
    },
    async ({ params, body: { digest } }, call) => {
      const { context, principal, act } = call;
      demandReport(principal, context.pack, 'sign');
      const signed = { actor: act.actor, account: principal.account.id, digest };
      await signReport(requestOf(call, params), signed);
    },
  ),
  endpoint(
    {
      method: 'post',
      path: LITERALS,
      id: 'declareReportLiteral',
      tag: '报告',
      summary: '书面说明文字里一处没有来历的数字：说明人和单位随报告签名',
      params: z.object({ report: wordText, year: yearText }),
      body: literal,
      problems: ['REPORT-UNKNOWN', 'REPORT-NOT-UNPROVEN'],
    },
    async ({ params, body }, call) => {
      const { context, principal, act } = call;
      demandReport(principal, context.pack, 'draft');
      const said = { ...body, actor: act.actor, account: principal.account.id };
      await declareLiteral(requestOf(call, params), said);
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${LITERALS}/{id}/withdraw`,
      id: 'withdrawReportLiteral',
      tag: '报告',
      summary: '撤回一条对数字的说明',
      params: z.object({ report: wordText, year: yearText, id: uuidText }),
      problems: ['REPORT-NOT-DECLARED'],
    },
    async ({ params: { report, year, id } }, { context: { db, pack }, principal, act }) => {
      demandReport(principal, pack, 'draft');
      await withdrawLiteral(db, act, { report, year: Number(year), id });
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/reports/{report}/{year}/compare',
      id: 'compareReportVersions',
      tag: '报告',
      summary: '已印发的两版并排：各段同与不同，哪些数字印得不一样',
      params: z.object({ report: wordText, year: yearText }),
      query: z.strictObject({ before: numberText, after: numberText }),
      answer: z.object({
        paragraphs: z.array(
          z.object({
            state: z.enum(['same', 'changed', 'added', 'removed']),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
        numbers: z.array(
          z.object({
            slot: z.string(),
            title: z.string(),
            before: z.string().nullable(),
            after: z.string().nullable(),
          }),
        ),
        reason: z.string().nullable(),
      }),
      problems: ['REPORT-NOT-ISSUED'],
    },
    async ({ params: { report, year }, query: { before, after } }, call) => {
      const { principal, context, act } = call;
      demandReport(principal, context.pack, 'read');
      const versions = { report, year: Number(year), before: Number(before), after: Number(after) };
      return structuredClone(await compareIssued(context.db, act.scope, versions)) as never;
    },
  ),
];

function requestOf(
  { act, context: { db, pack }, now }: Call,
  { report, year }: { readonly report: string; readonly year: string },
) {
  return { ...act, db, pack, report, year: Number(year), date: dayOf(now) };
}

/** What the acting post may know of the region's numbers. */
function eyesOf({ actFor, context: { pack } }: Call) {
  const { rights } = actFor('read').scope;
  const whole = rights !== undefined && readsWholeRegion(pack.access, rights);
  const tells = (slot: string): boolean => rights !== undefined && tellsExactly(pack, rights, slot);
  return { tells, opens: (slot: string): boolean => whole && tells(slot) };
}

/** Whether the acting post drafts or signs: every number of the region stands before it as it is. */
function drafts({ actFor, principal: { only } }: Call): boolean {
  const { rights } = actFor('read').scope;
  return (['draft', 'sign'] as const).some(
    (one) => (rights?.reports.includes(one) ?? false) && (!only || only.has(`reports_${one}`)),
  );
}

/** @throws ACCESS-DENIED */
function demandDrafts(call: Call): void {
  if (!drafts(call)) throw accessErrors.error('ACCESS-DENIED', { what: '查阅签批的内容' });
}

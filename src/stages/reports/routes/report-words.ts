import { z } from '@hono/zod-openapi';
import { acceptingRights, demandReport } from '#engine/access/index.ts';
import {
  confirmParameters,
  declareLiteral,
  explainFinding,
  withdrawExplanation,
  withdrawLiteral,
} from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { literal } from './report-text.ts';
import { reportOf } from '../presenters/report-call.ts';
import { uuidText, wordText, yearText } from '#service/schemas.ts';

const PLACE = '/api/v1/reports/{report}/{year}';
const LITERALS = `${PLACE}/literals`;
const EXPLANATIONS = `${PLACE}/explanations`;
const ofYear = z.object({ report: wordText, year: yearText });

/** The written explanations and declarations of a report's author. */
export const REPORT_WORD_ENDPOINTS: readonly Endpoint[] = [
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
      await declareLiteral(reportOf(call, params), said);
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${LITERALS}/{id}/withdraw`,
      id: 'withdrawReportLiteral',
      tag: '报告',
      summary: '撤回一条对数字的说明；随哪一版印发过的不能撤回',
      params: z.object({ report: wordText, year: yearText, id: uuidText }),
      problems: ['REPORT-NOT-DECLARED', 'REPORT-SAID-ISSUED'],
    },
    async ({ params: { report, year, id } }, { context: { db, pack }, principal, act }) => {
      demandReport(principal, pack, 'draft');
      await withdrawLiteral(db, act, { report, year: Number(year), id });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: EXPLANATIONS,
      id: 'explainReportWarning',
      tag: '报告',
      summary: '书面说明一条提醒：说明人属于提醒所列的单位，由起草的岗位录入；随报告签名',
      params: ofYear,
      body: z.strictObject({
        finding: z.string().min(1).max(200).openapi({ description: '提醒的编号（room.notes）' }),
        text: z.string().trim().min(4).max(1000),
        by: z.string().trim().min(1).max(100).openapi({ description: '说明人的姓名' }),
      }),
      problems: ['REPORT-UNKNOWN', 'REPORT-NOT-EXPLAINABLE', 'REPORT-EXPLAINED'],
    },
    async ({ params, body }, call) => {
      const { context, principal, act } = call;
      demandReport(principal, context.pack, 'draft');
      const said = { ...body, actor: act.actor, account: principal.account.id };
      await explainFinding(reportOf(call, params), said);
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${EXPLANATIONS}/{id}/withdraw`,
      id: 'withdrawReportExplanation',
      tag: '报告',
      summary: '撤回一条对提醒的说明；随哪一版印发过的不能撤回',
      params: z.object({ report: wordText, year: yearText, id: uuidText }),
      problems: ['REPORT-NOT-SAID', 'REPORT-SAID-ISSUED'],
    },
    async ({ params: { report, year, id } }, { context: { db, pack }, principal, act }) => {
      demandReport(principal, pack, 'draft');
      await withdrawExplanation(db, act, { report, year: Number(year), id });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${PLACE}/parameters`,
      id: 'confirmReportParameters',
      tag: '报告',
      summary: '确认沿用去年的报告参数今年也是这样：一个、几个或全部；所给的值须是看到的',
      params: ofYear,
      body: z.strictObject({
        values: z
          .array(z.strictObject({ parameter: wordText, value: z.string().min(1).max(1000) }))
          .min(1)
          .max(200),
      }),
      problems: ['REPORT-PARAMETERS-MOVED', 'RECORD-REFUSED', 'RECORD-EXISTS'],
    },
    async ({ params: { year }, body: { values } }, call) => {
      const { context, principal } = call;
      demandReport(principal, context.pack, 'draft');
      await confirmParameters({
        ...call.actFor('write'),
        db: context.db,
        pack: context.pack,
        year: Number(year),
        values,
        accepting: acceptingRights(principal, context.pack),
      });
    },
  ),
];

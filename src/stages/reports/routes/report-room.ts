import { z } from '@hono/zod-openapi';
import { demandReport } from '#engine/access/index.ts';
import { compareIssued, maskRoom, prepareReport, readRoom } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { drafts, eyesOf, reportOf, roomEyes } from '../presenters/report-call.ts';
import { roomAnswer } from '../presenters/report-room.ts';
import { numberText, wordText, yearText } from '#service/schemas.ts';

/** The report in progress. */
export const REPORT_ROOM_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/reports/{report}/{year}/room',
      id: 'readReportRoom',
      tag: '报告',
      summary: '一份报告现在的样子：文稿、每个数字和它的核对；不起草、不签发的岗位看不到封闭台账的数字',
      params: z.object({ report: wordText, year: yearText }),
      answer: roomAnswer,
      problems: ['REPORT-UNKNOWN'],
    },
    async ({ params }, call) => {
      const { principal, context } = call;
      demandReport(principal, context.pack, 'read');
      const request = reportOf(call, params);
      const [prepared, eyes] = await Promise.all([prepareReport(request), roomEyes(call)]);
      const exact = readRoom(request, prepared, eyes);
      return drafts(call) ? exact : maskRoom(exact, prepared, eyesOf(call).tells);
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
      return compareIssued(context.db, act.scope, versions);
    },
  ),
];

import { z } from '@hono/zod-openapi';
import { demandReport } from '#engine/access/index.ts';
import { judgeFile, OLD_REPORTS } from '#engine/files/index.ts';
import { draftReport } from '#tools/learning/draft-report.ts';
import { learningErrors } from '#tools/learning/errors.ts';
import { learnReport } from '#tools/learning/learn-report.ts';
import { proposeNames } from '#tools/learning/propose-names.ts';
import { readReportFile } from '#tools/learning/read-report-file.ts';
import { TOKEN_CLASSES } from '#proof/quantities/token.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { withUpload } from '#service/upload-on-disk.ts';
import { filesOf } from '#service/files-of.ts';

const LARGEST = 16_000_000;
/**
 * The longest known report has some 12,000 characters, which take half a second to read, and other requests wait
 * meanwhile.
 */
const LONGEST = 60_000;
const token = z
  .object({
    start: z.number().int().openapi({ description: '在 text 中的位置，按 UTF-16 计' }),
    end: z.number().int(),
    text: z.string(),
    class: z.enum(TOKEN_CLASSES),
    unit: z.string().nullable(),
    indicator: z.string().nullable(),
    candidates: z.array(z.object({ indicator: z.string(), score: z.number(), reasons: z.array(z.string()) })),
    tied: z.array(z.string()).openapi({ description: '与所提的指标同样相合的其他指标：只有人能分清是哪个' }),
    parameter: z.string().nullable().openapi({ description: '此处确知是哪个参数；不知道的为空' }),
    certain: z.boolean().openapi({ description: '不是推测：随报告的清单写明，或与定义包的文稿一字不差' }),
  })
  .openapi('LearnedToken');

/** A report of earlier years as the basis of a report text. */
export const LEARNED_REPORT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/reports/learn',
      id: 'learnReport',
      tag: '报告',
      summary: '把往年的报告整理成报告文本：请求体是 docx 或 txt 文件；报告不留存，文本不启用',
      query: z.strictObject({ name: z.string().min(1).max(200) }),
      upload: LARGEST,
      repeat: 'free',
      answer: z.object({
        text: z.string(),
        tokens: z.array(token),
        names: z
          .array(
            z.object({ start: z.number().int(), end: z.number().int(), parameter: z.string().nullable() }),
          )
          .openapi({ description: '每年另填的名称和年份，像是哪个参数；认不出的为空' }),
        literals: z
          .array(z.object({ text: z.string(), reason: z.string() }))
          .openapi({ description: '定义包说明过的说法，其中的数字不由记录得出' }),
        draft: z.object({
          source: z.string().openapi({ description: '报告文本；unresolved_ 开头的是认不出的' }),
          slots: z.number().int(),
          open: z.array(z.object({ mark: z.string(), start: z.number().int(), text: z.string() })),
        }),
      }),
      problems: ['FILE-TYPE', 'FILE-SECRET', 'LEARN-UNREADABLE'],
    },
    async ({ query: { name: given }, body }, call) => {
      const { context, principal } = call;
      const { pack } = context;
      demandReport(principal, pack, 'draft');
      const { text, issued } = await withUpload(context, given, body, async (path, name) => {
        await judgeFile(filesOf(call), path, name, OLD_REPORTS);
        return readReportFile(path);
      });
      if (text.length > LONGEST)
        throw learningErrors.error('LEARN-UNREADABLE', {
          name: given,
          reason: '文字超过 6 万字，不像一份报告',
        });
      const tokens = learnReport(text, pack, { issued });
      const { source, slots, open } = draftReport(text, tokens, pack);
      return {
        text,
        tokens: tokens.map((one) => ({
          ...one,
          tied: [...one.tied],
          candidates: one.candidates.map((two) => ({ ...two, reasons: [...two.reasons] })),
        })),
        names: [...proposeNames(text, tokens, pack)],
        literals: pack.literals.filter((one) => text.includes(one.text)).map((one) => ({ ...one })),
        draft: { source, slots, open: [...open] },
      };
    },
  ),
];

import { z } from '@hono/zod-openapi';
import { demandReport } from '#engine/access/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { spelling } from '#engine/records/index.ts';
import { readText, saveText } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { numberText, wordText, yearText } from '#service/schemas.ts';

/** Characters of a report's text; the longest known has some 12,000. */
const LONGEST = 200_000;

/** The declaration of a number in the words that no record proves. */
export const literal = z.strictObject({
  words: z.string().min(1).max(2000).openapi({ description: '数字所在的分句，照报告上的原样' }),
  reason: z.string().trim().min(4).max(500),
});

const desk = z
  .object({
    version: z.number().int(),
    text: z.string(),
    ofPack: z.string(),
    own: z.boolean(),
    versions: z.array(
      z.object({ version: z.number().int(), note: z.string().nullable(), by: z.string(), at: z.date() }),
    ),
    numbers: z.array(
      z.object({
        indicator: z.string(),
        slot: z.string().nullable(),
        title: z.string(),
        noun: z.string(),
        initials: z.string().openapi({ description: '名称的拼音首字母' }),
      }),
    ),
    parameters: z.array(
      z.object({
        parameter: z.string(),
        title: z.string(),
        initials: z.string(),
        value: z.string().nullable(),
        carried: z.boolean().openapi({ description: '沿用去年，还没有确认' }),
      }),
    ),
  })
  .openapi('ReportTextDesk');

const PATH = '/api/v1/reports/{report}/{year}/text';
const params = z.object({ report: wordText, year: yearText });

/** The words of a year's report, for its author. */
export const REPORT_TEXT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: PATH,
      id: 'readReportText',
      tag: '报告',
      summary: '一年报告的文稿：现用的或以前的一稿，可引用的数字和参数',
      params,
      query: z.strictObject({ version: numberText.optional() }),
      answer: desk,
      problems: ['REPORT-UNKNOWN'],
    },
    async ({ params: { report, year }, query: { version } }, { context, principal, act }) => {
      const { db, pack } = context;
      demandReport(principal, pack, 'draft');
      const wanted = { pack, report, year: Number(year), version: version ? Number(version) : null };
      const found = await readText(db, act.scope, wanted);
      const findable = <One extends { readonly title: string }>(one: One) => ({
        ...one,
        initials: spelling(one.title),
      });
      return {
        ...found,
        versions: [...found.versions],
        numbers: found.numbers.map(findable),
        parameters: found.parameters.map(findable),
      };
    },
  ),
  endpoint(
    {
      method: 'put',
      path: PATH,
      id: 'saveReportText',
      tag: '报告',
      summary: '保存本市这一年的文稿为新的一稿；text 为空时恢复用定义包的文稿',
      params,
      body: z.strictObject({
        basedOn: z.number().int().min(0),
        text: z.string().min(1).max(LONGEST).nullable(),
        note: z.string().trim().min(1).max(1000).nullable(),
        literals: z
          .array(literal)
          .max(500)
          .default([])
          .openapi({ description: '新文稿里没有来历而由本人书面说明的数字；与文稿一起保存，或都不保存' }),
      }),
      answer: z.object({ version: z.number().int() }),
      problems: ['REPORT-UNKNOWN', 'REPORT-TEXT-FAULTY', 'REPORT-TEXT-MOVED', 'REPORT-NOT-UNPROVEN'],
    },
    async ({ params: { report, year }, body }, { context, principal, act, now }) => {
      const { db, pack } = context;
      demandReport(principal, pack, 'draft');
      const account = principal.account.id;
      const request = { ...act, db, pack, report, year: Number(year), date: dayOf(now) };
      return { version: await saveText(request, act, { ...body, account }) };
    },
  ),
];

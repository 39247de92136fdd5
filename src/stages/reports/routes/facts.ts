import { z } from '@hono/zod-openapi';
import { factsForPost, reachesUnits } from '#engine/access/index.ts';
import { levelOf, rowsOfFact } from '#engine/queries/index.ts';
import { namesOfRows } from '#engine/records/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { readableLedgers } from '#service/reach.ts';
import { names } from '#service/row.ts';
import { code, limitOf, pageOf, paging, uuidText, wordText, yearText } from '#service/schemas.ts';
import { fact, levelText, rightsIn } from './fact-parts.ts';

const factRow = z
  .object({
    id: z.string(),
    key: z.string(),
    version: z.number().int(),
    values: z.record(z.string(), z.string().nullable()),
  })
  .openapi('FactRow');

export const FACT_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/facts',
      id: 'listFacts',
      tag: '数字',
      summary: '一个年度的全部数字，按现在的岗位所及',
      query: z.strictObject({ year: yearText }),
      answer: z.object({ year: z.number().int(), items: z.array(fact) }),
      problems: [],
    },
    async ({ query }, call) => {
      const {
        context: { db, pack },
        actFor,
        now,
      } = call;
      const year = Number(query.year);
      const { scope } = actFor('count');
      const { facts } = await factsForPost({ db, pack, scope, year, now }, rightsIn(call, 'read'));
      return { year, items: [...facts] };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/facts/{fact}/rows',
      id: 'listFactRows',
      tag: '数字',
      summary: '一个数字背后的记录，限于现在的岗位能查阅的',
      params: z.object({ fact: wordText }),
      query: z.strictObject({
        year: yearText,
        ...paging,
        after: uuidText.optional(),
        by: levelText.optional(),
        unit: code
          .optional()
          .openapi({ description: '与 by 同用：这个单位的记录；不写的，是不属于这一级任何单位的记录' }),
      }),
      answer: pageOf(factRow).extend({
        ledger: z.string(),
        title: z.string(),
        names,
      }),
      problems: ['FACT-UNKNOWN', 'FACT-UNIT', 'LEVEL-UNKNOWN'],
    },
    async ({ params, query: { year, after = null, limit, by, unit = null } }, call: Call) => {
      const {
        context: { db, pack },
        actFor,
        principal,
      } = call;
      const most = limitOf(limit);
      const request = { ...actFor('read'), db, pack, year: Number(year) };
      const part =
        by === undefined
          ? null
          : { level: levelOf(pack, by), unit, reaches: reachesUnits(pack, rightsIn(call, 'count')) };
      const { ledger, rows } = await rowsOfFact(request, params.fact, { after, limit: most + 1 }, part);
      const items = rows.slice(0, most).map(({ rowId, ...row }) => ({ id: rowId, ...row }));
      const next = rows.length > most ? (items.at(-1)?.id ?? null) : null;
      const named = {
        rows: items.map(({ values }) => ({ values })),
        unitNames: principal.shortNames,
        readable: readableLedgers(call),
      };
      const behind = await namesOfRows(db, actFor('read'), ledger, named);
      return { ledger: ledger.id, title: ledger.title, items, next, names: behind };
    },
  ),
];

import { z } from '@hono/zod-openapi';
import { factsForPost } from '#engine/access/index.ts';
import { rowsOfFact } from '#engine/queries/index.ts';
import { namesOfRows } from '#engine/records/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { names } from '#service/row.ts';
import { limitOf, pageOf, paging, uuidText, wordText, yearText } from '#service/schemas.ts';

const fact = z
  .object({
    slot: z.string(),
    indicator: z.string(),
    title: z.string(),
    value: z.string().nullable().openapi({ description: '精确值，十进制文字' }),
    printed: z.string().nullable(),
    valueUnit: z.string(),
    unit: z.string(),
    noun: z.string(),
    rows: z.number().int(),
    missing: z.string().nullable(),
    withheld: z.enum(['no_right', 'small', 'ratio', 'rounded']).nullable(),
  })
  .openapi('Fact');
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
    async ({ query }, { context: { db, pack }, actFor, now }) => {
      const year = Number(query.year);
      const { rights } = actFor('read').scope;
      if (!rights) throw new Error('an acting post has rights');
      const { facts } = await factsForPost({ db, pack, scope: actFor('count').scope, year, now }, rights);
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
      query: z.strictObject({ year: yearText, ...paging, after: uuidText.optional() }),
      answer: pageOf(factRow).extend({
        ledger: z.string(),
        title: z.string(),
        names,
      }),
      problems: ['FACT-UNKNOWN'],
    },
    async ({ params, query: { year, after = null, limit } }, call: Call) => {
      const {
        context: { db, pack },
        actFor,
        principal,
      } = call;
      const most = limitOf(limit);
      const request = { ...actFor('read'), db, pack, year: Number(year) };
      const { ledger, rows } = await rowsOfFact(request, params.fact, { after, limit: most + 1 });
      const items = rows.slice(0, most).map(({ rowId, ...row }) => ({ id: rowId, ...row }));
      const next = rows.length > most ? (items.at(-1)?.id ?? null) : null;
      const named = { rows: items.map(({ values }) => ({ values })), unitNames: principal.shortNames };
      const behind = await namesOfRows(db, actFor('read'), ledger, named);
      return { ledger: ledger.id, title: ledger.title, items, next, names: behind };
    },
  ),
];

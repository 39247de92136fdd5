import { z } from '@hono/zod-openapi';
import { countRows, groupRows, listRows, namesOfRows, readRow, totalRows } from '#engine/records/index.ts';
import { readCiting } from '../index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { gatheredOf } from '../presenters/gathered.ts';
import { historyAnswer, historyOf } from '../presenters/history.ts';
import { namedRow, namedRowPage } from '#service/row.ts';
import { ledgerFor, readableLedgers } from '#service/reach.ts';
import { orderOf, selecting, selectionOf, sorting } from '#service/row-selection.ts';
import { limitOf, paging, uuidText, wordText } from '#service/schemas.ts';

const PLACE = '/api/v1/ledgers/{ledger}/rows';
const inLedger = { method: 'get', tag: '记录', params: z.object({ ledger: wordText }) } as const;
const oneRow = { method: 'get', tag: '记录', params: z.object({ ledger: wordText, id: uuidText }) } as const;
const selected = ['API-LEDGER', 'API-CONDITION', 'RECORD-FIELD', 'RECORD-FILTER'] as const;

const skipping = z
  .string()
  .regex(/^\d{1,7}$/)
  .optional()
  .openapi({ description: '先越过多少条：从长台账的中间看起', example: '0' });

const citing = z
  .object({
    ledger: z.string(),
    title: z.string(),
    field: z.string().openapi({ description: '引用所填的字段' }),
    count: z.number().int(),
    where: z.array(z.string()).openapi({ description: '列出这些记录的筛选，同列出记录的 where' }),
    sealed: z.boolean(),
  })
  .openapi('Citing');

/** What the names of rows are made of for the acting post. */
const namingFor = (call: Call) => ({
  unitNames: call.principal.shortNames,
  readable: readableLedgers(call),
});

export const ROW_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...inLedger,
      path: PLACE,
      id: 'listRows',
      summary: '列出记录',
      query: z.strictObject({ ...selecting, sort: sorting, ...paging, skip: skipping }),
      answer: namedRowPage,
      problems: [...selected, 'RECORD-PAGE'],
    },
    async ({ params, query }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      const { after = null, limit, sort, skip } = query;
      const page = { after, limit: limitOf(limit), skip: Number(skip ?? '0') };
      const wanted = { ...selectionOf(query), order: orderOf(sort), ...page };
      const { db } = call.context;
      const act = call.actFor('read');
      const { rows, next } = await listRows(db, act, ledger, wanted);
      return {
        items: [...rows],
        next,
        names: await namesOfRows(db, act, ledger, { rows, ...namingFor(call) }),
      };
    },
  ),
  endpoint(
    {
      ...inLedger,
      path: `${PLACE}/count`,
      id: 'countRows',
      summary: '记录条数',
      query: z.strictObject(selecting),
      answer: z.object({ count: z.number().int() }),
      problems: selected,
    },
    async ({ params, query }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      const act = call.actFor('read');
      return { count: await countRows(call.context.db, act, ledger, selectionOf(query)) };
    },
  ),
  endpoint(
    {
      ...inLedger,
      path: `${PLACE}/totals`,
      id: 'totalRows',
      summary: '各数值字段的合计（金额以分计）',
      query: z.strictObject(selecting),
      answer: z.object({ totals: z.record(z.string(), z.string().nullable()) }),
      problems: selected,
    },
    async ({ params, query }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      const act = call.actFor('read');
      return { totals: await totalRows(call.context.db, act, ledger, selectionOf(query)) };
    },
  ),
  endpoint(
    {
      ...inLedger,
      path: `${PLACE}/groups`,
      id: 'groupRows',
      summary: '按一个字段的取值分组计数',
      query: z.strictObject({ by: wordText, ...selecting }),
      answer: z.object({
        items: z.array(z.object({ value: z.string().nullable(), count: z.number().int() })),
      }),
      problems: [...selected, 'RECORD-GROUPS'],
    },
    async ({ params, query }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      const act = call.actFor('read');
      return { items: [...(await groupRows(call.context.db, act, ledger, selectionOf(query), query.by))] };
    },
  ),
  endpoint(
    {
      ...oneRow,
      path: `${PLACE}/{id}`,
      id: 'getRow',
      summary: '一条记录',
      answer: namedRow,
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND'],
    },
    async ({ params }, call) => {
      const ledger = ledgerFor(call, params.ledger, 'read');
      const { db } = call.context;
      const act = call.actFor('read');
      const found = await readRow(db, act, ledger, params.id);
      return {
        ...found,
        gathered: gatheredOf(call, ledger, found),
        names: await namesOfRows(db, act, ledger, { rows: [found], ...namingFor(call) }),
      };
    },
  ),
  endpoint(
    {
      ...oneRow,
      path: `${PLACE}/{id}/history`,
      id: 'getRowHistory',
      summary: '一条记录的变更历史，由早到晚',
      answer: historyAnswer,
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND'],
    },
    async ({ params }, call) => historyOf(call, ledgerFor(call, params.ledger, 'read'), params.id),
  ),
  endpoint(
    {
      ...oneRow,
      path: `${PLACE}/{id}/cited-by`,
      id: 'rowCitedBy',
      summary: '哪些台账的记录引用了这条记录，各有几条；只数本岗位可以查阅的',
      answer: z.object({ items: z.array(citing) }),
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND'],
    },
    async ({ params: { ledger, id } }, call) => {
      const [cited, readable] = [ledgerFor(call, ledger, 'read'), readableLedgers(call)];
      return {
        items: [...(await readCiting(call.context.db, call.actFor('read'), cited, { id, readable }))],
      };
    },
  ),
];

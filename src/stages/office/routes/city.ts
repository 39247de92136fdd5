import { z } from '@hono/zod-openapi';
import { cityFace } from '../index.ts';
import { listRows, spelling, unitsAsOf } from '#engine/records/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import { WHOLE_REGION } from '#kernel/db/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { rowPage } from '#service/row.ts';
import { ledgerFor } from '#service/reach.ts';
import { day, limitOf, paging } from '#service/schemas.ts';

const unit = z
  .object({
    code: z.string(),
    name: z.string(),
    shortName: z.string().nullable(),
    kind: z.string(),
    parent: z.string().nullable(),
    openedOn: z.string().nullable(),
    closedOn: z.string().nullable(),
    initials: z.string().openapi({ description: '名称和简称的拼音：首字母、全拼' }),
  })
  .openapi('Unit');

export const CITY_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/city',
      id: 'getCity',
      tag: '城市',
      summary: '城市名称和登录方式',
      caller: 'anybody',
      answer: z.object({
        name: z.string(),
        singleSignOn: z.boolean(),
        empty: z.boolean().openapi({ description: '还没有启用：先做首次启用' }),
        demo: z.boolean().openapi({ description: '演示城市：数据全部虚构' }),
        begunOn: day.nullable().openapi({ description: '责任自哪一天起计；null 为不限' }),
      }),
      problems: [],
    },
    async (_, { context: { db, region, firstRun } }) => {
      const scope = { region: region.id, ...WHOLE_REGION };
      const { singleSignOn, demo, empty, begunOn } = await cityFace(db, scope);
      return { name: region.name, singleSignOn, demo, begunOn, empty: empty && firstRun !== null };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/units',
      id: 'listUnits',
      tag: '城市',
      summary: '某一天的全部单位',
      query: z.strictObject({ on: day.optional() }),
      answer: z.object({ items: z.array(unit) }),
      problems: [],
    },
    // Every signed-in user may read the names of units, administrators without a ledger included.
    async ({ query: { on } }, { context: { db }, act, now }) => ({
      items: (await unitsAsOf(db, act.scope, on ?? dayOf(now))).map((one) => ({
        ...one,
        initials: `${spelling(one.name)} ${spelling(one.shortName ?? '')}`.trim(),
      })),
    }),
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/people',
      id: 'listPeople',
      tag: '城市',
      summary: '人员任职',
      query: z.strictObject({ search: z.string().max(200).optional(), ...paging }),
      answer: rowPage,
      problems: ['RECORD-PAGE', 'API-LEDGER'],
    },
    async ({ query: { search = null, after = null, limit } }, call) => {
      const { context, actFor } = call;
      const ledger = ledgerFor(call, 'posts', 'read');
      const wanted = { conditions: [], search, order: null, after, limit: limitOf(limit) };
      const { rows, next } = await listRows(context.db, actFor('read'), ledger, wanted);
      return { items: [...rows], next };
    },
  ),
];

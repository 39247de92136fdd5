import { z } from '@hono/zod-openapi';
import { dayOf } from '#model/time/day-of.ts';
import { withScope } from '#kernel/db/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor, reaches } from '#service/reach.ts';
import { day, uuidText, wordText } from '#service/schemas.ts';
import { lateMatter, openOrderAbout, orderField, orderMatter } from '../index.ts';
import { demandBelow, fullName, issuerOf, mayOrder } from '../presenters/issuer.ts';

const ORDERS = 'supervision_order';
const params = z.object({ ledger: wordText, id: uuidText });

/** Orders about a matter whose day has passed. */
export const MATTER_ORDER_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/supervision/matters/{ledger}/{id}',
      id: 'readMatterOrder',
      tag: '督责',
      summary: '一条记录是否逾期、能否由现在的岗位督办，有没有还没办结的督办单',
      params,
      answer: z.object({
        until: day.nullable().openapi({ description: '已经过了的时限；没有逾期的为空' }),
        may: z.boolean(),
        order: z.object({ number: z.string(), row: z.string() }).nullable(),
      }),
      problems: ['API-LEDGER'],
    },
    async ({ params: { ledger: id, id: row } }, call) => {
      const ledger = ledgerFor(call, id, 'read');
      const { db, pack } = call.context;
      const orders = pack.ledgers.get(ORDERS);
      const field = orders && orderField(orders, ledger);
      const nothing = { until: null, may: false, order: null };
      if (!orders || !field || ledger.sensitivity === 'sealed' || !reaches(call, orders, 'read'))
        return nothing;
      const { scope } = call.actFor('read');
      return withScope(db, scope, async (client) => {
        const matter = await lateMatter(client, scope.region, ledger, { row, today: dayOf(call.now) });
        if (!matter) return nothing;
        const { until, number, unit } = matter;
        const order = await openOrderAbout(client, scope.region, orders, { field, number });
        return { until, order, may: order === null && mayOrder(call, ORDERS, unit) };
      });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/matters/{ledger}/{id}',
      id: 'orderMatter',
      tag: '督责',
      summary: '为一件逾期的事发督办单：问题、任务、隐患、报备，督办单引用这条记录',
      params,
      body: z.strictObject({ due: day }),
      answer: z.object({ number: z.string(), row: z.string() }),
      created: true,
      problems: [
        'API-LEDGER',
        'SUPERVISION-UNIT',
        'SUPERVISION-MATTER',
        'SUPERVISION-ORDERED',
        'SUPERVISION-NUMBER',
        'RECORD-REFUSED',
      ],
    },
    async ({ params: { ledger, id }, body: { due } }, call) => {
      const { issuer, ledger: orders } = issuerOf(call, ORDERS);
      return orderMatter(issuer, orders, {
        ledger: ledgerFor(call, ledger, 'read'),
        row: id,
        reading: call.actFor('read').scope,
        due,
        issuingUnit: call.principal.acting?.unit ?? '',
        today: dayOf(call.now),
        fullName: (unit) => fullName(call, unit),
        shortName: (unit) => call.principal.shortNames.get(unit) ?? unit,
        demandUnit: (unit) => demandBelow(call, ORDERS, unit),
      });
    },
  ),
];

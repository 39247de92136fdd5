import { z } from '@hono/zod-openapi';
import { dayOf } from '#model/time/day-of.ts';
import { readRow } from '#engine/records/index.ts';
import { aboutOccurrence, escalateOrder, issueOrders, openOrders, replyToOrder } from '../index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { occurrence, occurrencesOf } from '../presenters/occurrences.ts';
import { demandBelow, fullName, issuerOf } from '../presenters/issuer.ts';
import { day, uuidText, wordText, yearText } from '#service/schemas.ts';

const ORDERS = 'supervision_order';
const MOST = 200;
const PROBLEMS = [
  'API-LEDGER',
  'SUPERVISION-UNIT',
  'RECORD-REFUSED',
  'RECORD-TRANSITION',
  'RECORD-NOT-FOUND',
] as const;
const STEP_PROBLEMS = [...PROBLEMS, 'SUPERVISION-CLOSED', 'RECORD-CONFLICT'] as const;

/** Demands that the order belongs to a unit below the acting post's. @throws SUPERVISION-UNIT */
async function demandOrderBelow(call: Call, row: string): Promise<void> {
  const order = await readRow(call.context.db, call.actFor('write'), issuerOf(call, ORDERS).ledger, row);
  demandBelow(call, ORDERS, order.unit ?? '');
}

/** Supervision orders (督办单): issued, replied to, escalated. */
export const ORDER_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/{year}/orders',
      id: 'issueOrders',
      tag: '督责',
      summary: '为没有做的责任发督办单：一期一单，编号、时限，办理和回复都在督办单台账',
      params: z.object({ year: yearText }),
      body: z.strictObject({ due: day, occurrences: z.array(occurrence).min(1).max(MOST) }),
      answer: z.object({ orders: z.array(z.object({ number: z.string(), row: z.string() })) }),
      created: true,
      problems: [...PROBLEMS, 'DUTY-OCCURRENCE', 'SUPERVISION-NUMBER', 'SUPERVISION-ORDERED'],
    },
    async ({ params: { year }, body }, call) => {
      const { issuer, ledger } = issuerOf(call, ORDERS);
      for (const one of body.occurrences) demandBelow(call, ORDERS, one.unit);
      const orders = await issueOrders(issuer, ledger, {
        reading: occurrencesOf(call, year),
        occurrences: body.occurrences,
        due: body.due,
        fullName: (unit) => fullName(call, unit),
        shortName: (unit) => call.principal.shortNames.get(unit) ?? unit,
      });
      return { orders: [...orders] };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/{year}/orders/open',
      id: 'openOrders',
      tag: '督责',
      summary: '这几期责任里，哪些已经发过督办单、还没有回复',
      params: z.object({ year: yearText }),
      body: z.strictObject({ occurrences: z.array(occurrence).max(MOST) }),
      answer: z.object({
        orders: z.array(occurrence.extend({ number: z.string(), row: z.string() })),
      }),
      problems: ['API-LEDGER'],
    },
    async ({ params: { year }, body: { occurrences } }, call) => {
      const { issuer, ledger } = issuerOf(call, ORDERS);
      const open = await openOrders(issuer, ledger, Number(year), occurrences);
      return {
        orders: occurrences.flatMap((one) => {
          const order = open.find((found) => aboutOccurrence(found, one));
          return order ? [{ ...one, number: order.number, row: order.row }] : [];
        }),
      };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/orders/{id}/reply',
      id: 'replyToOrder',
      tag: '督责',
      summary: '回复督办单：一句话；有审定权的岗位回复即审定，其他的报送待审',
      params: z.object({ id: uuidText }),
      body: z.strictObject({ reply: z.string().trim().min(2).max(200) }),
      problems: STEP_PROBLEMS,
    },
    async ({ params: { id }, body: { reply } }, call) => {
      const { issuer, ledger } = issuerOf(call, ORDERS);
      await replyToOrder(issuer, ledger, { row: id, reply, day: dayOf(call.now) });
    },
  ),
  endpoint(
    {
      method: 'post',
      path: '/api/v1/supervision/orders/{id}/escalate',
      id: 'escalateOrder',
      tag: '督责',
      summary: '督办单升级：约谈、通报或问责建议，重新定时限',
      params: z.object({ id: uuidText }),
      body: z.strictObject({ to: wordText, due: day, reason: z.string().trim().min(2).max(500) }),
      problems: [...STEP_PROBLEMS, 'SUPERVISION-LEVEL'],
    },
    async ({ params: { id }, body: { to, due, reason } }, call) => {
      await demandOrderBelow(call, id);
      const { issuer, ledger } = issuerOf(call, ORDERS);
      await escalateOrder(issuer, ledger, { row: id, to, due, reason });
    },
  ),
];

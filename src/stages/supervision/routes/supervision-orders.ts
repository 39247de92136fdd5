import { z } from '@hono/zod-openapi';
import { aboutOccurrence, issueOrders, openOrders } from '../index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { occurrence, occurrencesOf } from '../presenters/occurrences.ts';
import { demandBelow, fullName, issuerOf } from '../presenters/issuer.ts';
import { day, yearText } from '#service/schemas.ts';

const ORDERS = 'supervision_order';
const MOST = 200;
const PROBLEMS = [
  'API-LEDGER',
  'SUPERVISION-UNIT',
  'RECORD-REFUSED',
  'RECORD-TRANSITION',
  'RECORD-NOT-FOUND',
] as const;

/** Supervision orders (督办单): issued here; replied to, accepted and escalated as steps of their course. */
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
        issuingUnit: call.principal.acting?.unit ?? '',
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
      summary: '这几期责任里，哪些已经发过督办单、还没有办结',
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
];

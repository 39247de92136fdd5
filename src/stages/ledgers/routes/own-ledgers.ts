import { z } from '@hono/zod-openapi';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';
import { yearText } from '#service/schemas.ts';
import { askedOf, type Counted, waitingOf } from '../presenters/own-ledgers.ts';

/** The post's own ledgers among all: those that its unit's duties need, and those with waiting rows. */
export const OWN_LEDGER_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/own-ledgers',
      id: 'listOwnLedgers',
      tag: '台账',
      summary: '本单位的责任要用到的台账，和有事等本岗位办的台账；封闭台账不在内',
      query: z.strictObject({ year: yearText }),
      answer: z.object({
        items: z.array(
          z.object({
            ledger: z.string(),
            duties: z.number().int().openapi({ description: '本单位这一年有几期责任由它的记录回答' }),
            overdue: z.number().int().openapi({ description: '其中逾期未履责的' }),
            due: z.number().int().openapi({ description: '其中快到期的，与工作台同一算法' }),
            waits: z.number().int().openapi({ description: '等本岗位办的记录' }),
          }),
        ),
      }),
      problems: [],
    },
    async ({ query: { year } }, call) => {
      const { pack } = call.context;
      const known = [...pack.ledgers.values()].filter(
        (ledger) =>
          ledger.kind === 'ledger' && ledger.sensitivity !== 'sealed' && reaches(call, ledger, 'read'),
      );
      const [asked, waits] = await Promise.all([askedOf(call, year), waitingOf(call, known)]);
      const items = known.flatMap(({ id }) => {
        const { duties = 0, overdue = 0, due = 0 } = asked.get(id) ?? {};
        const waiting = waits.get(id) ?? 0;
        return duties + waiting === 0 ? [] : [{ ledger: id, duties, overdue, due, waits: waiting }];
      });
      const order = (a: Counted, b: Counted): number =>
        b.waits - a.waits || b.overdue - a.overdue || b.due - a.due || b.duties - a.duties;
      return { items: items.toSorted(order) };
    },
  ),
];

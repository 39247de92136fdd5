import { z } from '@hono/zod-openapi';
import { accessErrors } from '#engine/access/index.ts';
import { handedOfRow, listHanded, signFor } from '#engine/records/index.ts';
import { readWay, withFlow } from '#engine/workflow/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { apiErrors } from '#service/errors.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { day, limitOf, pageOf, paging, uuidText, wordText } from '#service/schemas.ts';
import { addressedLedgers, handedItem, handedView, signs } from '../presenters/handed.ts';
import { takerOf } from '../presenters/taker.ts';
import { wayShape, wayView } from '../presenters/way.ts';

const PLACE = '/api/v1/ledgers/{ledger}/rows/{id}';
const params = z.object({ ledger: wordText, id: uuidText });

/** What is handed to units, and their receipts. */
export const HANDED_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/handed',
      id: 'listHanded',
      tag: '交办',
      summary: '交到本单位（和下级）的：函件、通知、检查、任务里交来的部分，新的在前',
      query: z.strictObject({
        ledger: wordText.optional().openapi({ description: '只看一本台账的' }),
        state: z.enum(['unsigned', 'signed']).optional().openapi({ description: '待签收的，或已签收的' }),
        below: z.enum(['true']).optional().openapi({ description: '连同交到下级单位的' }),
        search: z.string().min(1).max(200).optional().openapi({ description: '在交来的文字里查找' }),
        ...paging,
      }),
      answer: pageOf(handedItem).extend({
        count: z.number().int(),
        ledgers: z
          .array(z.object({ id: z.string(), title: z.string() }))
          .openapi({ description: '哪些台账的记录会交到单位' }),
      }),
      problems: ['API-LEDGER', 'RECORD-PAGE'],
    },
    async ({ query: { ledger, state, below, search, after = null, limit } }, call) => {
      const { principal, context } = call;
      const { scope } = call.actFor('read');
      const known = addressedLedgers(call);
      const listed = ledger === undefined ? known : known.filter(({ id }) => id === ledger);
      if (ledger !== undefined && listed.length === 0) throw apiErrors.error('API-LEDGER', { ledger });
      const unit = principal.acting?.unit ?? '';
      const found = await listHanded(context.db, scope, listed, {
        path: principal.paths.get(unit) ?? '',
        only: below === undefined ? unit : null,
        state: state ?? null,
        search: search ?? null,
        after,
        limit: limitOf(limit),
      });
      return {
        items: await handedView(call, found.rows),
        next: found.next,
        count: found.count,
        ledgers: known.map(({ id, title }) => ({ id, title })),
      };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: `${PLACE}/handed`,
      id: 'readHanded',
      tag: '交办',
      summary: '一条记录交到了哪些单位，签收了没有；接收单位只看到交给自己（和下级）的部分',
      params,
      answer: z.object({
        items: z.array(handedItem),
        way: wayShape.nullable().openapi({ description: '走流程的：接收单位能办的步骤，没有经过' }),
      }),
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND'],
    },
    async ({ params: { ledger: id, id: row } }, call) => {
      const ledger = ledgerFor(call, id, 'read');
      const { scope } = call.actFor('read');
      const rows = await handedOfRow(call.context.db, scope, ledger, row);
      const items = await handedView(call, rows);
      return { items, way: items.some(({ inForce }) => inForce) ? await stepsFor(call, ledger, row) : null };
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${PLACE}/receipt`,
      id: 'signFor',
      tag: '交办',
      summary: '签收交到本单位的一条记录：一个单位签收一次',
      params,
      body: z.strictObject({
        day: day.nullable().default(null).openapi({ description: '收到之日，默认今天' }),
      }),
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND', 'RECORD-RECEIPT', 'RECORD-RECEIVED'],
    },
    async ({ params: { ledger: id, id: row }, body }, call) => {
      const ledger = ledgerFor(call, id, 'read');
      // A token signs for nothing without the right to submit.
      call.actFor('submit');
      const { principal, context } = call;
      const { acting } = principal;
      if (!acting || !signs(call)) throw accessErrors.error('ACCESS-DENIED', { what: '替单位签收' });
      await signFor({
        ...call.actFor('read'),
        db: context.db,
        ledger,
        id: row,
        account: principal.account.id,
        post: acting.kind,
        unit: acting.unit,
        unitName: principal.unitNames.get(acting.unit) ?? acting.unit,
        day: body.day,
      });
    },
  ),
];

/** The steps that the acting post can take of a matter of which it sees the handed part: not what others did with it. */
async function stepsFor(call: Call, ledger: Ledger, row: string): Promise<z.input<typeof wayShape> | null> {
  const walked = withFlow(ledger);
  if (!walked) return null;
  const way = await readWay(call.context.db, call.context.pack, call.act, walked, {
    id: row,
    taker: takerOf(call),
  });
  const view = wayView(call, walked, way);
  return { ...view, taken: [], entered: null, next: view.next.filter(({ refusal }) => refusal === null) };
}

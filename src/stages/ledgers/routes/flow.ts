import { z } from '@hono/zod-openapi';
import { type FlowLedger, flowErrors, readWay, takeStep, withFlow } from '#engine/workflow/index.ts';
import { type Call, type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { day, uuidText, wordText } from '#service/schemas.ts';
import { takerOf } from '../presenters/taker.ts';
import { wayShape, wayView } from '../presenters/way.ts';

const PLACE = '/api/v1/ledgers/{ledger}/rows/{id}';
const params = z.object({ ledger: wordText, id: uuidText });

/** The course of a row: where it stands, and its steps. */
export const FLOW_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: `${PLACE}/way`,
      id: 'readWay',
      tag: '办理',
      summary: '一条记录办到哪一步：办过的各步，现在的岗位能办的，还差什么',
      params,
      answer: wayShape,
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND', 'FLOW-NONE'],
    },
    async ({ params: { ledger: id, id: row } }, call) => {
      const ledger = walked(call, id, '');
      const act = call.actFor('read');
      const { db, pack } = call.context;
      return wayView(call, ledger, await readWay(db, pack, act, ledger, { id: row, taker: takerOf(call) }));
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${PLACE}/steps`,
      id: 'takeStep',
      tag: '办理',
      summary: '办理一步',
      params,
      body: z.strictObject({
        step: wordText,
        version: z.number().int().positive().openapi({ description: '打开时记录的 version；别人改过就不办' }),
        day: day.nullable().default(null).openapi({ description: '实际办理的日期，默认今天' }),
        opinion: z.string().max(2000).nullable().default(null),
        values: z
          .record(z.string().max(64), z.string().max(20_000).nullable())
          .default({})
          .openapi({ description: '这一步要填的内容，按字段编号' }),
      }),
      answer: z.object({
        version: z.number().int(),
        state: z.string(),
        moved: z.boolean().openapi({ description: '须两人办的，第一人办后为 false' }),
        opened: z.string().nullable().openapi({ description: '另立的记录的编号' }),
      }),
      problems: [
        'API-LEDGER',
        'RECORD-NOT-FOUND',
        'RECORD-CONFLICT',
        'RECORD-REFUSED',
        'RECORD-GATHERED',
        'FLOW-NONE',
        'FLOW-STATUS',
        'FLOW-STATE',
        'FLOW-WHO',
        'FLOW-NEED',
        'FLOW-ASKED',
        'FLOW-DAY',
      ],
    },
    async ({ params: { ledger: id, id: row }, body }, call) => {
      // A token takes no step without the right to submit.
      call.actFor('submit');
      const { db, pack } = call.context;
      const { region, actor } = call.principal;
      return takeStep({
        ...body,
        db,
        pack,
        region,
        actor,
        now: call.now,
        ledger: walked(call, id, body.step),
        id: row,
        taker: takerOf(call),
      });
    },
  ),
];

function walked(call: Call, id: string, step: string): FlowLedger {
  const ledger = ledgerFor(call, id, 'read');
  const found = withFlow(ledger);
  if (!found) throw flowErrors.error('FLOW-NONE', { ledger: ledger.title, step });
  return found;
}

import { z } from '@hono/zod-openapi';
import { factsOfRow } from '#engine/queries/index.ts';
import { readRow } from '#engine/records/index.ts';
import { issuedWithRow } from '../index.ts';
import { dutiesBehind } from '../presenters/duties-behind.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { ledgerFor } from '#service/reach.ts';
import { uuidText, wordText, yearText } from '#service/schemas.ts';

const uses = z
  .object({
    year: z
      .number()
      .int()
      .nullable()
      .openapi({ description: '哪一年度的数字；没有发生日期又没有指明的为空' }),
    facts: z.array(z.object({ slot: z.string(), title: z.string(), definition: z.string() })),
    issued: z.array(
      z.object({
        report: z.string(),
        year: z.number().int(),
        number: z.number().int(),
        slots: z.array(z.string()),
      }),
    ),
    duties: z.array(
      z.object({
        id: z.string(),
        obligation: z.string(),
        regulation: z.string(),
        article: z.string().nullable(),
      }),
    ),
  })
  .openapi('RowUses');

/** What depends on a row. */
export const ROW_USE_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/ledgers/{ledger}/rows/{id}/uses',
      id: 'rowUses',
      tag: '记录',
      summary: '哪些数字、哪些已印发的报告计入了这条记录，它佐证哪些责任；封闭台账不答数字',
      params: z.object({ ledger: wordText, id: uuidText }),
      query: z.strictObject({
        year: yearText.optional().openapi({ description: '哪一年度的数字；不写为记录发生的年度' }),
      }),
      answer: uses,
      problems: ['API-LEDGER', 'RECORD-NOT-FOUND'],
    },
    async ({ params, query }, call) => {
      const { db, pack } = call.context;
      const ledger = ledgerFor(call, params.ledger, 'read');
      const act = call.actFor('read');
      const { id } = params;
      const reading = readRow(db, act, ledger, id);
      const asked = query.year ?? (await reading).happenedOn?.slice(0, 4);
      const year = asked === undefined ? null : Number(asked);
      const open = ledger.sensitivity !== 'sealed';
      const [facts, issued, answered] = await Promise.all([
        open && year !== null ? factsOfRow({ db, pack, scope: act.scope, year }, ledger, id) : [],
        open && act.scope.rights?.reports.includes('read')
          ? issuedWithRow(db, call.act.scope, ledger, id)
          : [],
        open && year !== null ? dutiesBehind(call, { ledger, id, year }) : [],
        // Refuses a row that does not exist for this post.
        reading,
      ]);
      return {
        year,
        facts: facts.map(({ slot, title, definition }) => ({ slot, title, definition })),
        issued: issued.map((one) => ({ ...one, slots: [...one.slots] })),
        duties: [...answered],
      };
    },
  ),
];

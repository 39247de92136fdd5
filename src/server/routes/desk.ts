import { z } from '@hono/zod-openapi';
import { readDesk } from '#stages/ledgers/index.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { reaches } from '../reach.ts';

const line = z
  .object({
    kind: z.enum(['returned', 'overdue', 'waiting', 'due', 'draft', 'changed']),
    ledger: z.string(),
    title: z.string(),
    count: z.number().int(),
    where: z.array(z.string()).openapi({ description: '以这些条件列出的记录正好是这些条' }),
    since: z.iso.datetime(),
    row: z.string().nullable().openapi({ description: '只有一条时，它的编号' }),
  })
  .openapi('DeskLine');

/** What waits for the acting post. */
export const DESK_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/desk',
      id: 'readDesk',
      tag: '工作台',
      summary: '等本岗位办的：退回的、待审定的、草稿，和某时以来有变动的',
      query: z.strictObject({
        since: z.iso.datetime().optional().openapi({ description: '某时以来的变动；不写就不列变动' }),
      }),
      answer: z.object({ items: z.array(line) }),
      problems: [],
    },
    async ({ query: { since } }, call) => {
      const { scope } = call.actFor('read');
      const { principal, context } = call;
      const ledgers = [...context.pack.ledgers.values()]
        .filter((ledger) => reaches(call, ledger, 'read'))
        .map((ledger) => ({
          ledger,
          writes: reaches(call, ledger, 'write'),
          accepts: reaches(call, ledger, 'accept'),
        }));
      const found = await readDesk({
        db: context.db,
        scope,
        account: principal.account.id,
        unit: principal.acting?.unit ?? '',
        ledgers,
        since: since === undefined ? null : new Date(since),
      });
      return {
        items: found.map((one) => ({ ...one, where: [...one.where], since: one.since.toISOString() })),
      };
    },
  ),
];

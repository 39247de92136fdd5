import { z } from '@hono/zod-openapi';
import { createToken, demandHolder, listTokens, withdrawToken } from '#engine/access/index.ts';
import { LEDGER_ACTIONS, REPORT_ACTIONS } from '#model/access/types.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { uuidText } from '#service/schemas.ts';

/** Actions that a program may get: never the power to make accounts or posts. */
const ACTIONS = [
  ...LEDGER_ACTIONS,
  ...REPORT_ACTIONS.map((one) => `reports_${one}` as const),
  'audit',
] as const;
const PLACE = { tag: '令牌', path: '/api/v1/tokens' } as const;

export const TOKEN_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      ...PLACE,
      method: 'get',
      id: 'listTokens',
      summary: '本人的令牌',
      answer: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            title: z.string(),
            appointment: z.string(),
            actions: z.array(z.string()),
            createdAt: z.date(),
            expiresAt: z.date(),
          }),
        ),
      }),
      problems: [],
    },
    async (_, { context, principal, now }) => {
      demandHolder(principal);
      const tokens = await listTokens(context.db, principal, now);
      return { items: tokens.map((one) => ({ ...one, actions: [...one.actions] })) };
    },
  ),
  endpoint(
    {
      ...PLACE,
      method: 'post',
      id: 'createToken',
      summary: '为程序发一个令牌，以现在的岗位行事',
      body: z.strictObject({
        title: z.string().trim().min(1).max(100),
        actions: z.array(z.enum(ACTIONS)).min(1).max(ACTIONS.length),
        until: z.iso.datetime().openapi({ description: '有效到何时，至多一年' }),
      }),
      repeat: 'secret',
      created: true,
      answer: z.object({ id: z.string(), bearer: z.string().openapi({ description: '只显示这一次' }) }),
      problems: [],
    },
    async ({ body: { title, actions, until } }, { context, principal, act }) =>
      createToken(context.db, act, principal, { title, actions, until: new Date(until) }),
  ),
  endpoint(
    {
      tag: '令牌',
      path: '/api/v1/tokens/{id}',
      method: 'delete',
      id: 'withdrawToken',
      summary: '收回本人的令牌',
      params: z.object({ id: uuidText }),
      problems: [],
    },
    async ({ params: { id } }, { context, principal, act }) => {
      demandHolder(principal);
      await withdrawToken(context.db, act, principal, id);
    },
  ),
];

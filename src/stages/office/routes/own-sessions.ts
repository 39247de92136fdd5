import { z } from '@hono/zod-openapi';
import { demandHolder, endOwnSession, listOwnSessions } from '#engine/access/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { uuidText } from '#service/schemas.ts';

const ownSession = z.object({
  id: z.string(),
  address: z.string().nullable(),
  openedAt: z.date(),
  usedAt: z.date(),
  current: z.boolean().openapi({ description: '正在用的这一个' }),
});

/** The sessions of a user. */
export const OWN_SESSION_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: '/api/v1/sessions',
      id: 'listSessions',
      tag: '登录',
      summary: '本人现在的登录',
      answer: z.object({ items: z.array(ownSession) }),
      problems: [],
    },
    async (_, { context, principal, now }) => {
      demandHolder(principal);
      return { items: [...(await listOwnSessions(context.db, principal, now))] };
    },
  ),
  endpoint(
    {
      method: 'delete',
      path: '/api/v1/sessions/{id}',
      id: 'endSession',
      tag: '登录',
      summary: '结束本人的一个登录，不论在哪台设备上',
      params: z.object({ id: uuidText }),
      problems: ['AUTH-SESSION'],
    },
    async ({ params: { id } }, { context, principal, now }) => {
      demandHolder(principal);
      await endOwnSession(context.db, principal, id, now);
    },
  ),
];

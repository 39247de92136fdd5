import { z } from '@hono/zod-openapi';
import {
  changePassword,
  confirmSecondFactor,
  demandHolder,
  removeSecondFactor,
  startSecondFactor,
} from '#engine/access/index.ts';
import { type Endpoint, endpoint } from '#service/endpoint.ts';
import { reason } from '#service/schemas.ts';

const ownSecond = { path: '/api/v1/session/second-factor', tag: '登录', repeat: 'free' } as const;

/** Changes of a user's own credentials. Without Idempotency-Keys, because no digest of a password or code is stored. */
export const PASSWORD_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/session/password',
      id: 'changePassword',
      tag: '登录',
      summary: '更改本人口令；所有会话随之结束',
      caller: 'first',
      repeat: 'free',
      body: z.strictObject({ old: z.string().min(1).max(200), new: z.string().min(1).max(200) }),
      problems: ['AUTH-REFUSED', 'AUTH-LOCKED', 'AUTH-PASSWORD', 'ACCESS-DENIED'],
    },
    async ({ body }, { context, principal, act }) => {
      demandHolder(principal);
      await changePassword(context.db, act, principal.account.id, body);
    },
  ),
  endpoint(
    {
      ...ownSecond,
      method: 'post',
      id: 'startSecondFactor',
      summary: '开始设置动态口令',
      caller: 'enrol',
      answer: z.object({ uri: z.string().openapi({ description: '验证器扫描的地址，只显示这一次' }) }),
      problems: ['ACCESS-ACCOUNT'],
    },
    async (_, { context, principal, act }) => {
      demandHolder(principal);
      return { uri: await startSecondFactor(context.db, act, principal.account.id, context.region.name) };
    },
  ),
  endpoint(
    {
      ...ownSecond,
      method: 'put',
      id: 'confirmSecondFactor',
      summary: '用第一个动态口令启用',
      caller: 'enrol',
      body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
      problems: ['AUTH-TOTP-CODE'],
    },
    async ({ body: { code } }, { context, principal, act }) => {
      demandHolder(principal);
      await confirmSecondFactor(context.db, act, principal.account.id, code);
    },
  ),
  endpoint(
    {
      ...ownSecond,
      method: 'delete',
      id: 'removeSecondFactor',
      summary: '停用本人的动态口令；所有会话随之结束',
      query: z.strictObject({ reason }),
      problems: ['ACCESS-ACCOUNT'],
    },
    async ({ query }, { context, principal, act }) => {
      demandHolder(principal);
      await removeSecondFactor(context.db, act, principal.account.id, query.reason);
    },
  ),
];

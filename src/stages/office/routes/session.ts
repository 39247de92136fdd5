import { z } from '@hono/zod-openapi';
import { deleteCookie, setCookie } from 'hono/cookie';
import { choosePost, demandHolder, signIn, signOut } from '#engine/access/index.ts';
import { addressOf, sessionCookie } from '#service/caller.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { isTls } from '#service/context.ts';
import { isKnownDevice, keepDevice, noteMistake } from '#service/device-cookie.ts';
import { type Endpoint, endpoint, type OpenCall } from '#service/endpoint.ts';
import { sessionAnswer, whoAmI } from '../presenters/session.ts';
import { uuidText, lineText } from '#service/schemas.ts';

const signedIn = z.object({ mustChange: z.boolean() });

export const SESSION_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'post',
      path: '/api/v1/session',
      id: 'signIn',
      tag: '登录',
      summary: '登录',
      caller: 'anybody',
      forgiven: true,
      body: z.strictObject({
        login: lineText.min(1).max(64),
        password: z.string().min(1).max(200),
        code: z
          .string()
          .regex(/^\d{6}$/)
          .optional(),
      }),
      answer: signedIn,
      created: true,
      problems: ['AUTH-REFUSED', 'AUTH-LOCKED', 'AUTH-CODE-NEEDED'],
    },
    async ({ body: { login, password, code = null } }, call) => {
      const { context, now, http } = call;
      const address = addressOf(http, context);
      const region = context.region.id;
      const entered = await signIn({
        db: context.db,
        region,
        login,
        password,
        code,
        address,
        knownDevice: isKnownDevice(call, login),
        via: 'web',
        now,
      }).catch((error: unknown) => {
        if (isMingzeError(error, 'AUTH-REFUSED')) noteMistake(call, login);
        throw error;
      });
      keepDevice(call, login);
      keepSession(call, entered.bearer);
      return { mustChange: entered.mustChange };
    },
  ),
  endpoint(
    {
      method: 'get',
      path: '/api/v1/session',
      id: 'getSession',
      tag: '登录',
      summary: '我是谁，任哪些岗位，以哪个岗位行事',
      caller: 'first',
      answer: sessionAnswer,
      problems: [],
    },
    async (_, call) => whoAmI(call),
  ),
  endpoint(
    {
      method: 'delete',
      path: '/api/v1/session',
      id: 'signOut',
      tag: '登录',
      summary: '退出',
      caller: 'first',
      repeat: 'free',
      problems: ['ACCESS-DENIED'],
    },
    async (_, { context, principal, now, http }) => {
      demandHolder(principal);
      await signOut(context.db, principal, now);
      deleteCookie(http, sessionCookie(context), { path: '/', secure: isTls(context) });
    },
  ),
  endpoint(
    {
      method: 'put',
      path: '/api/v1/session/post',
      id: 'choosePost',
      tag: '登录',
      summary: '选择以哪个岗位行事',
      body: z.strictObject({ appointment: uuidText }),
      repeat: 'free',
      problems: [],
    },
    async ({ body: { appointment } }, { context, principal }) => {
      demandHolder(principal);
      await choosePost(context.db, principal, appointment);
    },
  ),
];

/** Gives the browser its session. A cookie without an age ends with the browser; the session also ends by itself. */
export function keepSession({ http, context }: OpenCall, bearer: string): void {
  setCookie(http, sessionCookie(context), bearer, {
    path: '/',
    httpOnly: true,
    secure: isTls(context),
    sameSite: 'Strict',
  });
}

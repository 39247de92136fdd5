import { z } from '@hono/zod-openapi';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { signInSingle } from '#engine/access/operations/sign-in-single.ts';
import { setting } from '#engine/access/settings.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { isTls, type ServerContext } from '../context.ts';
import { type Endpoint, endpoint, type OpenCall } from '../endpoint.ts';
import { apiErrors } from '../errors.ts';
import type { Provider } from '../single-sign-on.ts';
import { keepSession } from './session.ts';

const PLACE = '/api/v1/session/oidc';
const COOKIE = 'mingze-oidc';

export const SINGLE_SIGN_ON_ENDPOINTS: readonly Endpoint[] = [
  endpoint(
    {
      method: 'get',
      path: PLACE,
      id: 'beginSingleSignOn',
      tag: '登录',
      summary: '转到统一身份认证',
      caller: 'anybody',
      redirects: true,
      problems: ['API-SINGLE-SIGN-ON', 'API-PROVIDER'],
    },
    async (_, { context, now, http }) => {
      const { url, state } = await context.pending.begin(await providerOf(context), now);
      // Lax: the browser comes back from another site, and then shows that it is the one that went there.
      const options = {
        path: PLACE,
        httpOnly: true,
        secure: isTls(context),
        sameSite: 'Lax',
        maxAge: 600,
      } as const;
      setCookie(http, COOKIE, state, options);
      return url;
    },
  ),
  endpoint(
    {
      method: 'get',
      path: `${PLACE}/callback`,
      id: 'endSingleSignOn',
      tag: '登录',
      summary: '由统一身份认证返回，登录后转到首页；没有成功的转到首页并在地址中写明代码',
      caller: 'anybody',
      // Whatever else a provider adds is its own.
      query: z.looseObject({ state: z.string().max(200), code: z.string().max(4000).optional() }),
      redirects: true,
      problems: ['API-SINGLE-SIGN-ON', 'API-PROVIDER', 'AUTH-REFUSED', 'AUTH-LOCKED'],
    },
    async (_, call) => {
      try {
        await end(call);
        return '/';
      } catch (error) {
        // A person stands before this answer: he is led to the page that explains, never to an address from outside.
        if (!isMingzeError(error)) throw error;
        return `/?problem=${error.code}`;
      }
    },
  ),
];

async function end(call: OpenCall): Promise<void> {
  const { context, now, http, address } = call;
  const { db, region, pending } = context;
  const bound = getCookie(http, COOKIE) ?? null;
  deleteCookie(http, COOKIE, { path: PLACE, secure: isTls(context) });
  const { search } = new URL(http.req.url);
  const subject = await pending.end(await providerOf(context), search, bound, now);
  const entered = await signInSingle({ db, region: region.id, subject, address, via: 'web', now });
  keepSession(call, entered.bearer);
}

/** @throws API-SINGLE-SIGN-ON */
async function providerOf({ db, region, origin, oidcSecret }: ServerContext): Promise<Provider> {
  return withScope(db, { region: region.id, ...WHOLE_REGION }, async (client) => {
    const issuer = await setting(client, region.id, 'oidc_issuer');
    const name = await setting(client, region.id, 'oidc_client');
    if (!issuer || !name) throw apiErrors.error('API-SINGLE-SIGN-ON');
    return { issuer, client: name, secret: oidcSecret, callback: `${origin}${PLACE}/callback` };
  });
}

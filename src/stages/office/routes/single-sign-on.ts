import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { demandHolder, setting, signInSingle } from '#engine/access/index.ts';
import { accountById, authErrors } from '#kernel/auth/index.ts';
import { isMingzeError } from '#kernel/errors/index.ts';
import { WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { isTls, type ServerContext } from '#service/context.ts';
import { type Endpoint, endpoint, type OpenCall } from '#service/endpoint.ts';
import { apiErrors } from '#service/errors.ts';
import type { Confirming, Provider } from '#service/single-sign-on.ts';
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
      bindBrowser(http, context, state);
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
      // Providers may add further parameters.
      query: z.looseObject({ state: z.string().max(200), code: z.string().max(4000).optional() }),
      redirects: true,
      problems: ['API-SINGLE-SIGN-ON', 'API-PROVIDER', 'AUTH-REFUSED', 'AUTH-LOCKED'],
    },
    async (_, call) => {
      const state = new URL(call.http.req.url).searchParams.get('state') ?? '';
      const confirms = call.context.pending.confirming(state);
      try {
        await (confirms ? confirm(call, confirms) : end(call));
        return confirms?.to ?? '/';
      } catch (error) {
        // A person sees this answer: it redirects to the page that explains it, never to an address from outside.
        if (!isMingzeError(error)) throw error;
        return `${confirms?.to ?? '/'}?problem=${error.code}`;
      }
    },
  ),
  endpoint(
    {
      method: 'post',
      path: `${PLACE}/confirm`,
      id: 'beginConfirmation',
      tag: '登录',
      summary: '重新作一次统一身份认证，以确认是本人：转到所给的地址，办完回到 to；五分钟内可用一次',
      repeat: 'free',
      body: z.strictObject({
        to: z
          .string()
          .max(200)
          .regex(/^(?:\/[\w-]+)+$/)
          .openapi({ description: '本系统的一个页面' }),
      }),
      answer: z.object({ url: z.string() }),
      problems: ['API-SINGLE-SIGN-ON', 'API-PROVIDER'],
    },
    async ({ body: { to } }, { context, principal, now, http }) => {
      demandHolder(principal);
      const confirms = { account: principal.account.id, session: principal.session, to };
      const { url, state } = await context.pending.begin(await providerOf(context), now, confirms);
      bindBrowser(http, context, state);
      return { url: url.href };
    },
  ),
];

/** Lax, because the browser returns from another site, with the cookie as proof that it is the same browser. */
function bindBrowser(http: Context, context: ServerContext, state: string): void {
  const secure = isTls(context);
  setCookie(http, COOKIE, state, { path: PLACE, httpOnly: true, secure, sameSite: 'Lax', maxAge: 600 });
}

/**
 * The provider of the city has authenticated a signed-in user again, as the person of the account. His session does not
 * change. @throws API-PROVIDER, AUTH-REFUSED
 */
async function confirm(call: OpenCall, { account, session }: Confirming): Promise<void> {
  const { context, now } = call;
  const subject = await subjectOf(call);
  const scope = { region: context.region.id, ...WHOLE_REGION };
  const known = await withScope(context.db, scope, (client) =>
    accountById(client, scope.region, account, false),
  );
  if (known?.oidcSubject !== subject || known.disabled) throw authErrors.error('AUTH-REFUSED');
  context.pending.keepFresh(session, now);
}

async function end(call: OpenCall): Promise<void> {
  const { context, now, address } = call;
  const { db, region } = context;
  const subject = await subjectOf(call);
  const entered = await signInSingle({ db, region: region.id, subject, address, via: 'web', now });
  keepSession(call, entered.bearer);
}

/** The provider's id of the returning user. @throws API-PROVIDER, API-SINGLE-SIGN-ON */
async function subjectOf({ context, now, http }: OpenCall): Promise<string> {
  const bound = getCookie(http, COOKIE) ?? null;
  deleteCookie(http, COOKIE, { path: PLACE, secure: isTls(context) });
  const { search } = new URL(http.req.url);
  return context.pending.end(await providerOf(context), search, bound, now);
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

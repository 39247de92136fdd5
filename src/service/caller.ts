import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { type Believed, type Principal, resume, scopeFor } from '#engine/access/index.ts';
import { authErrors } from '#kernel/auth/index.ts';
import { UUID_PATTERN, WHOLE_REGION } from '#kernel/db/index.ts';
import { type RateCounter, refuseForgery } from '#kernel/http/index.ts';
import type { LedgerAction } from '#model/access/types.ts';
import { isTls, type ServerContext } from './context.ts';
import type { Call, EndpointFace, OpenCall } from './endpoint.ts';

/** The cookie of the session. __Host- binds it to this very host, where there is TLS. */
export function sessionCookie(context: ServerContext): string {
  return isTls(context) ? '__Host-mingze' : 'mingze';
}

/** The network address of the caller; behind our own proxy, the one that the proxy has written. */
export function addressOf(http: Context, { behindProxy }: ServerContext): string | null {
  const forwarded = behindProxy ? http.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return forwarded ?? getConnInfo(http).remote.address ?? null;
}

/**
 * Identifies the caller. A token comes in the header Authorization, a session in a cookie; because browsers send
 * cookies by themselves, a writing request must also come from our own pages. A page also names the account and post as
 * which it acts: two windows of one browser share their session, not their post.
 * @throws AUTH-NEEDED, AUTH-OTHER, AUTH-CHANGE-FIRST, AUTH-SECOND-FIRST, HTTP-RATE, HTTP-FORGERY
 */
export async function callerOf(
  http: Context,
  context: ServerContext,
  counter: RateCounter,
  face: EndpointFace,
): Promise<OpenCall | Call> {
  const now = context.now();
  const address = addressOf(http, context);
  const open: OpenCall = { context, now, address, http };
  const token = /^Bearer (\S+)$/.exec(http.req.header('authorization') ?? '')?.[1];
  const writes = face.method !== 'get';
  if (face.caller === 'anybody') {
    await counter.anonymous(address);
    if (writes) refuseForgery(http.req.raw.headers, context.origin);
    return open;
  }
  const bearer = token ?? getCookie(http, sessionCookie(context)) ?? '';
  const principal = await resume({
    db: context.db,
    access: context.pack.access,
    bearer,
    address,
    via: token === undefined ? 'web' : 'api',
    believed: believedBy(http),
    now,
  }).catch(async (error: unknown) => {
    await counter.anonymous(address);
    throw error;
  });
  if (principal.region !== context.region.id) throw authErrors.error('AUTH-NEEDED');
  await counter.signedIn(principal.session);
  if (writes && token === undefined) refuseForgery(http.req.raw.headers, context.origin);
  if (principal.mustChange && face.caller !== 'first') throw authErrors.error('AUTH-CHANGE-FIRST');
  if (principal.mustEnrol && face.caller === undefined) throw authErrors.error('AUTH-SECOND-FIRST');
  return callOf(open, principal);
}

/** In this header, or for a link in this parameter: account.post, or the account alone. */
const AS_HEADER = 'x-mingze-as';
export const AS_PARAMETER = 'as';
const AS = new RegExp(`^(${UUID_PATTERN})(?:\\.(${UUID_PATTERN}))?$`);

/** @throws AUTH-OTHER also for a value that no page of ours sends */
function believedBy(http: Context): Believed | null {
  const said = http.req.header(AS_HEADER) ?? http.req.query(AS_PARAMETER);
  if (said === undefined) return null;
  const [, account, appointment = null] = AS.exec(said) ?? [];
  if (account === undefined) throw authErrors.error('AUTH-OTHER', { name: '别的账号' });
  return { account, appointment };
}

function callOf(open: OpenCall, principal: Principal): Call {
  const { actor, region } = principal;
  const { now, context } = open;
  return Object.freeze({
    ...open,
    principal,
    act: { scope: { region, ...WHOLE_REGION }, actor, now },
    actFor: (action: LedgerAction) => ({ scope: scopeFor(principal, context.pack, action), actor, now }),
  });
}

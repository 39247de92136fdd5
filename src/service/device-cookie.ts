import { randomBytes } from 'node:crypto';
import { getCookie, setCookie } from 'hono/cookie';
import { isSigned } from '#proof/manifest/installation-key.ts';
import { DEVICE_RULE, failedAgain, type Failures, lockedFor, NO_FAILURES } from '#kernel/auth/index.ts';
import { isTls, type ServerContext } from './context.ts';
import type { OpenCall } from './endpoint.ts';

/** A year: a device without a sign-in for so long is unknown again. */
const MAX_AGE = 365 * 24 * 3600;
/** More devices than any city has; beyond it the oldest counts are dropped. */
const MOST = 10_000;

/** Failures on devices, by service. In memory: a restart resets them. */
const MISTAKES = new WeakMap<ServerContext, Map<string, Failures>>();

/**
 * Whether the holder of a login has signed in on this device before (OWASP: device cookies). Failures elsewhere then
 * lock out neither him nor his address; on the device itself `DEVICE_RULE` limits them.
 */
export function isKnownDevice({ http, context, now }: OpenCall, login: string): boolean {
  const nonce = nonceOf(getCookie(http, nameOf(context)), login, context);
  return nonce !== null && lockedFor(MISTAKES.get(context)?.get(nonce) ?? NO_FAILURES, now) === 0;
}

/** Counts a failure on this device. */
export function noteMistake({ http, context, now }: OpenCall, login: string): void {
  const nonce = nonceOf(getCookie(http, nameOf(context)), login, context);
  if (nonce === null) return;
  const all = MISTAKES.get(context) ?? new Map<string, Failures>();
  MISTAKES.set(context, all);
  const next = failedAgain(all.get(nonce) ?? NO_FAILURES, now, DEVICE_RULE);
  all.delete(nonce);
  all.set(nonce, next);
  const [oldest] = all.keys();
  if (all.size > MOST && oldest !== undefined) all.delete(oldest);
}

/** Remembers on the device that this login was signed in there. It grants nothing: the password is still required. */
export function keepDevice({ http, context }: OpenCall, login: string): void {
  const nonce = randomBytes(16).toString('hex');
  const signature = context.signer().sign(bytesOf(nonce, login, context));
  setCookie(http, nameOf(context), `${nonce}.${Buffer.from(signature, 'base64').toString('base64url')}`, {
    path: '/',
    httpOnly: true,
    secure: isTls(context),
    sameSite: 'Strict',
    maxAge: MAX_AGE,
  });
}

function nameOf(context: ServerContext): string {
  return isTls(context) ? '__Host-mingze-device' : 'mingze-device';
}

function nonceOf(cookie: string | undefined, login: string, context: ServerContext): string | null {
  const [, nonce, signature] = /^([0-9a-f]{32})\.([A-Za-z0-9_-]{86})$/.exec(cookie ?? '') ?? [];
  if (nonce === undefined || signature === undefined) return null;
  const written = Buffer.from(signature, 'base64url').toString('base64');
  return isSigned(bytesOf(nonce, login, context), written, context.signer().publicKey) ? nonce : null;
}

function bytesOf(nonce: string, login: string, { region }: ServerContext): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(['mingze-device/1', region.id, login, nonce]));
}

import { isIP } from 'node:net';
import * as oidc from 'openid-client';
import { apiErrors } from './errors.ts';

/** The state of a sign-in between redirecting the browser and its return. */
interface Pending {
  readonly verifier: string;
  readonly nonce: string;
  readonly until: number;
  readonly confirms: Confirming | null;
}

/** A signed-in user who signs on again to prove his presence. */
export interface Confirming {
  readonly account: string;
  readonly session: string;
  /** The page to which he returns. */
  readonly to: string;
}

/** The identity provider of a city, as configured. */
export interface Provider {
  readonly issuer: string;
  readonly client: string;
  readonly secret: string | null;
  /** The address to which the provider redirects the browser; made from the service's own origin alone. */
  readonly callback: string;
}

const MINUTES = 10;
const MOST = 1000;
/** Minutes for which a fresh sign-on may be used, once. */
const FRESH_MINUTES = 5;
/** Maximum age in seconds of the provider's authentication, so that it has really asked again. */
const FRESH_AGE = 60;

/** Sign-ins in progress, in memory: after a restart they begin again. */
export class PendingSignIns {
  readonly #byState = new Map<string, Pending>();
  /** Until when a fresh sign-on is valid, by session. */
  readonly #fresh = new Map<string, number>();

  /**
   * @param confirms for a signed-in user who only proves his presence: the provider must ask him again
   * @returns where to redirect the browser, and the state that binds it to this sign-in
   */
  async begin(
    provider: Provider,
    now: Date,
    confirms: Confirming | null = null,
  ): Promise<{ readonly url: URL; readonly state: string }> {
    const config = await configOf(provider);
    const verifier = oidc.randomPKCECodeVerifier();
    const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
    this.#forget(now.getTime());
    this.#byState.set(state, { verifier, nonce, until: now.getTime() + MINUTES * 60_000, confirms });
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: provider.callback,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
      ...(confirms ? { prompt: 'login', max_age: String(FRESH_AGE) } : {}),
    });
    return { url, state };
  }

  /**
   * Ends a sign-in with the answer of the provider. Each state is accepted once, and only in the browser that began.
   * @param search of the address to which the browser returned; @param bound the state in its cookie
   * @returns `sub`: the provider's id of the user
   * @throws API-PROVIDER
   */
  async end(provider: Provider, search: string, bound: string | null, now: Date): Promise<string> {
    const state = new URLSearchParams(search).get('state') ?? '';
    const pending = this.#byState.get(state);
    this.#byState.delete(state);
    if (!pending || pending.until < now.getTime() || bound !== state)
      throw apiErrors.error('API-PROVIDER', { reason: '登录已过时，或不是从本浏览器开始的' });
    const config = await configOf(provider);
    try {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${provider.callback}${search}`), {
        pkceCodeVerifier: pending.verifier,
        expectedState: state,
        expectedNonce: pending.nonce,
        idTokenExpected: true,
        // The token must say when the provider has authenticated him, and that must be now.
        ...(pending.confirms ? { maxAge: FRESH_AGE } : {}),
      });
      const subject = tokens.claims()?.sub;
      if (subject) return subject;
    } catch (error) {
      throw apiErrors.error('API-PROVIDER', { reason: '对方没有证明您的身份' }, error);
    }
    throw apiErrors.error('API-PROVIDER', { reason: '对方没有说明您是谁' });
  }

  /** The confirmation for which this state was made; null: an ordinary sign-in. */
  confirming(state: string): Confirming | null {
    return this.#byState.get(state)?.confirms ?? null;
  }

  /** Stores that the provider has just authenticated the holder of a session again. */
  keepFresh(session: string, now: Date): void {
    for (const [known, until] of this.#fresh)
      if (until < now.getTime() || this.#fresh.size >= MOST) this.#fresh.delete(known);
    this.#fresh.set(session, now.getTime() + FRESH_MINUTES * 60_000);
  }

  /** Whether he has been authenticated again; the answer uses it up. */
  takeFresh(session: string, now: Date): boolean {
    const until = this.#fresh.get(session);
    this.#fresh.delete(session);
    return until !== undefined && until >= now.getTime();
  }

  /** Whether a fresh sign-on waits to be used. */
  isFresh(session: string, now: Date): boolean {
    return (this.#fresh.get(session) ?? 0) >= now.getTime();
  }

  /** Removes old ones, and the oldest where there are too many, so that starting sign-ins cannot fill the memory. */
  #forget(now: number): void {
    for (const [state, { until }] of this.#byState)
      if (until < now || this.#byState.size >= MOST) this.#byState.delete(state);
  }
}

/** @throws API-PROVIDER */
async function configOf({ issuer, client, secret }: Provider): Promise<oidc.Configuration> {
  const url = new URL(issuer);
  const execute = isLoopback(url) ? [oidc.allowInsecureRequests] : [];
  const authentication = secret === null ? oidc.None() : oidc.ClientSecretPost(secret);
  try {
    return await oidc.discovery(url, client, undefined, authentication, { execute, timeout: 10 });
  } catch (error) {
    throw apiErrors.error('API-PROVIDER', { reason: '连不上，或不是可用的身份认证服务' }, error);
  }
}

/** The provider may be reached without TLS only on this machine. */
export function isLoopback({ hostname }: URL): boolean {
  const name = hostname.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}

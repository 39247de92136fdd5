import { v7 as uuid } from 'uuid';
import type { PoolClient } from 'pg';
import { type Changed, withChange } from '#engine/audit/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import {
  type Account,
  accountByLogin,
  ADDRESS_RULE,
  authErrors,
  failedAgain,
  type Failures,
  isPassword,
  lockedFor,
  newSecret,
  NO_FAILURES,
  totpStep,
  writeBearer,
} from '#kernel/auth/index.ts';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { appointmentsOf } from '../appointments.ts';
import { dayOf } from '#model/time/day-of.ts';
import { countFailure } from './count-failure.ts';

export interface SignInRequest {
  readonly db: Database;
  readonly region: number;
  readonly login: string;
  readonly password: string;
  /** Six digits of the authenticator; null when no code was requested yet. */
  readonly code: string | null;
  readonly address: string | null;
  /**
   * Whether the holder of this login has signed in on this device before: then failures elsewhere do not lock him out.
   */
  readonly knownDevice?: boolean;
  readonly via: Actor['via'];
  readonly now: Date;
}

/** The secret of the session, which the browser stores. */
export interface SignedIn {
  readonly bearer: string;
  readonly account: string;
  readonly mustChange: boolean;
}

/** A refusal is committed like a success, because it is counted and logged; only then is it thrown. */
type Outcome = { readonly signedIn: SignedIn } | { readonly refusal: Error };

/**
 * Signs in by password and, where enabled, a code of the authenticator. An unknown login, a wrong password, and a wrong
 * code are refused in the same words after the same work.
 * @throws AUTH-REFUSED, AUTH-LOCKED, AUTH-CODE-NEEDED
 */
export async function signIn(request: SignInRequest): Promise<SignedIn> {
  const { db, region, login, address, via, now } = request;
  const actor: Actor = { account: null, name: login.slice(0, 100), post: null, unit: null, address, via };
  const outcome = await withChange<Outcome>(
    db,
    { scope: { region, ...WHOLE_REGION }, actor, now },
    (client) => attempt(client, request),
  );
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.signedIn;
}

async function attempt(client: PoolClient, request: SignInRequest): Promise<Changed<Outcome>> {
  const { region, login, password, code, address, now } = request;
  const from = await addressFailures(client, region, address);
  const account = await accountByLogin(client, region, login);
  const known = request.knownDevice === true;
  const minutes = known ? 0 : Math.max(lockedFor(from, now), account ? lockedFor(account, now) : 0);
  if (minutes > 0) return refused(request, authErrors.error('AUTH-LOCKED', { minutes }), 0, '锁定期间');
  const right = await isPassword(password, account?.passwordHash ?? null);
  const stale = account?.passwordUntil != null && account.passwordUntil < now;
  if (!account || !right || account.disabled || stale)
    return fail(client, request, account, from, '用户名或口令不对');
  if (!account.totpOn || account.totpSecret === null)
    return succeed(client, request, account, account.totpStep);
  // The password was right: this requests the code and is no failure. A wrong code is one.
  if (code === null) return refused(request, authErrors.error('AUTH-CODE-NEEDED'), 0, '待输入动态口令');
  const step = totpStep(account.totpSecret, code, now, account.totpStep);
  if (step === null) return fail(client, request, account, from, '动态口令不对');
  return succeed(client, request, account, step);
}

async function succeed(
  client: PoolClient,
  request: SignInRequest,
  account: Account,
  step: bigint,
): Promise<Changed<Outcome>> {
  await client.query(
    `update auth.accounts set failures = 0, failed_at = null, locked_until = null, totp_step = $3
     where region_id = $1 and id = $2`,
    [request.region, account.id, step],
  );
  const bearer = await openSession(client, { ...request, account });
  const event: AuditEvent = { type: 'sign_in.ok', data: { name: account.name, method: 'password' } };
  return {
    result: { signedIn: { bearer, account: account.id, mustChange: account.mustChange } },
    events: [event],
  };
}

/** Opens a session; where the account holds one post only, it acts in that. @returns the credential for the browser */
export async function openSession(
  client: PoolClient,
  {
    region,
    account,
    address,
    now,
    vouched = false,
  }: Pick<SignInRequest, 'region' | 'address' | 'now'> & {
    readonly account: Account;
    /** An identity provider has authenticated him. */
    readonly vouched?: boolean;
  },
): Promise<string> {
  const posts = await appointmentsOf(client, region, account.id, dayOf(now));
  const id = uuid();
  const { secret, digest } = newSecret();
  await client.query(
    `insert into auth.sessions (region_id, id, secret_hash, account_id, epoch, appointment, address, created_at, seen_at, vouched)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
    [
      region,
      id,
      digest,
      account.id,
      account.epoch,
      posts.length === 1 ? posts[0]?.id : null,
      address,
      now,
      vouched,
    ],
  );
  return writeBearer({ region, id, secret });
}

async function fail(
  client: PoolClient,
  request: SignInRequest,
  account: Account | null,
  from: Failures,
  reason: string,
): Promise<Changed<Outcome>> {
  const { region, address, now } = request;
  // On a known device the failures of the device are counted: they lock nobody else out, and the account on no other
  // device.
  if (request.knownDevice === true)
    return refused(request, authErrors.error('AUTH-REFUSED'), 1, `${reason}（用过的设备）`);
  const again = failedAgain(from, now, ADDRESS_RULE);
  if (address !== null)
    await client.query(
      `insert into auth.addresses (region_id, address, failures, failed_at, locked_until) values ($1, $2, $3, $4, $5)
       on conflict (region_id, address) do update set failures = excluded.failures, failed_at = excluded.failed_at,
         locked_until = excluded.locked_until`,
      [region, address, again.failures, now, again.lockedUntil],
    );
  const mine = account
    ? await countFailure(client, region, account, now)
    : { attempts: 1, lockedUntil: null };
  const changed = refused(request, authErrors.error('AUTH-REFUSED'), mine.attempts, reason);
  const until = mine.lockedUntil ?? again.lockedUntil;
  if (until === null) return changed;
  const locked: AuditEvent = {
    type: 'sign_in.locked',
    data: { name: request.login.slice(0, 100), until: until.toISOString() },
  };
  return { ...changed, events: [...changed.events, locked] };
}

function refused(request: SignInRequest, refusal: Error, attempts: number, reason: string): Changed<Outcome> {
  const name = request.login.slice(0, 100);
  return {
    result: { refusal },
    events: [{ type: 'sign_in.failed', data: { name, method: 'password', attempts, reason } }],
  };
}

async function addressFailures(
  client: PoolClient,
  region: number,
  address: string | null,
): Promise<Failures> {
  const { rows } = await client.query<Failures>(
    `select failures, failed_at as "failedAt", locked_until as "lockedUntil" from auth.addresses
     where region_id = $1 and address = $2 for update`,
    [region, address],
  );
  return rows[0] ?? NO_FAILURES;
}

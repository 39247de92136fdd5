import type { PoolClient } from 'pg';
import {
  type Account,
  accountById,
  authErrors,
  isPassword,
  lockedFor,
  totpStep,
} from '#kernel/auth/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { AuditEvent, ConfirmMeans } from '#model/events/index.ts';
import { hasProvider } from '../settings.ts';
import { countFailure } from './count-failure.ts';

/** What somebody who is signed in shows once more, for an act that only he himself may do. */
interface ShownProof {
  readonly password: string | null;
  /** Six digits of his authenticator. */
  readonly code: string | null;
  /** Whether he has just signed on anew at the city's identity provider; asked once, it is used up. */
  readonly signedOnAnew: () => boolean;
}

export interface ConfirmRequest {
  readonly region: number;
  readonly account: string;
  readonly now: Date;
  readonly proof: ShownProof;
  /** What he confirms, for the log: "签批". */
  readonly what: string;
}

/** A refusal is kept like a success, because it counts: the caller commits its events, and then throws it. */
export type Confirmed =
  | { readonly means: ConfirmMeans }
  | { readonly refusal: Error; readonly events: readonly [AuditEvent, ...AuditEvent[]] };

/**
 * By what an account can show that its holder is there: the code where it has a second factor, and nothing weaker; else a
 * password that he chose himself; a fresh sign-on where an identity provider knows him. Empty: by nothing.
 */
function meansOf(
  account: Pick<Account, 'totpOn' | 'passwordHash' | 'mustChange' | 'passwordUntil' | 'oidcSubject'>,
  singleSignOn: boolean,
): readonly ConfirmMeans[] {
  if (account.totpOn) return ['second_factor'];
  const own = account.passwordHash !== null && !account.mustChange && account.passwordUntil === null;
  return [
    ...(own ? (['password'] as const) : []),
    ...(singleSignOn && account.oidcSubject !== null ? (['single_sign_on'] as const) : []),
  ];
}

/** By what the holder of an account can show that he is there: what a page asks him for. */
export async function confirmMeans(
  db: Database,
  scope: Scope,
  account: string,
): Promise<readonly ConfirmMeans[]> {
  return withScope(db, scope, async (client) => {
    const found = await accountById(client, scope.region, account, false);
    return found ? meansOf(found, await hasProvider(client, scope.region)) : [];
  });
}

/**
 * Asks somebody who is signed in to show that he is the holder of the account, within the transaction of what he does. A
 * wrong password or code counts against the account as at sign-in, and a code is good once.
 * @returns by which means; or the refusal with what the log says of it: AUTH-REFUSED, AUTH-LOCKED
 * @throws AUTH-PROOF-NEEDED, AUTH-NO-PROOF, where nothing was tried
 */
export async function confirmPerson(client: PoolClient, request: ConfirmRequest): Promise<Confirmed> {
  const { region, now, proof, what } = request;
  const account = await accountById(client, region, request.account, true);
  if (!account) throw authErrors.error('AUTH-NEEDED');
  const told = (attempts: number, reason: string): AuditEvent => {
    const data = {
      name: account.login,
      method: 'password',
      attempts,
      reason: `${what}时，${reason}`,
    } as const;
    return { type: 'sign_in.failed', data };
  };
  const minutes = lockedFor(account, now);
  if (minutes > 0)
    return { refusal: authErrors.error('AUTH-LOCKED', { minutes }), events: [told(0, '账号在锁定期间')] };
  const means = meansOf(account, await hasProvider(client, region));
  if (means.length === 0) throw authErrors.error('AUTH-NO-PROOF');
  if (means.includes('single_sign_on') && proof.signedOnAnew()) return { means: 'single_sign_on' };
  const wrong = async (reason: string): Promise<Confirmed> => {
    const { attempts, lockedUntil } = await countFailure(client, region, account, now);
    const refusal = authErrors.error('AUTH-REFUSED');
    const failed = told(attempts, reason);
    if (lockedUntil === null) return { refusal, events: [failed] };
    const data = { name: account.login, until: lockedUntil.toISOString() };
    return { refusal, events: [failed, { type: 'sign_in.locked', data }] };
  };
  if (means.includes('second_factor')) {
    // What was shown is not even looked at without a code: the answer says nothing of the password.
    if (proof.code === null || account.totpSecret === null)
      throw authErrors.error('AUTH-PROOF-NEEDED', { what: '动态口令' });
    const step = totpStep(account.totpSecret, proof.code, now, account.totpStep);
    if (step === null) return wrong('动态口令不对');
    await keepRight(client, region, account.id, step);
    return { means: 'second_factor' };
  }
  if (proof.password === null || !means.includes('password')) {
    const needed = means.includes('password') ? '本人的口令' : '重新作一次统一身份认证';
    throw authErrors.error('AUTH-PROOF-NEEDED', { what: needed });
  }
  if (!(await isPassword(proof.password, account.passwordHash))) return wrong('口令不对');
  await keepRight(client, region, account.id, account.totpStep);
  return { means: 'password' };
}

/** The step of the code is used up; as at sign-in, what was right ends the count of what was wrong. */
async function keepRight(client: PoolClient, region: number, id: string, step: bigint): Promise<void> {
  await client.query(
    `update auth.accounts set failures = 0, failed_at = null, locked_until = null, totp_step = $3
     where region_id = $1 and id = $2`,
    [region, id, step],
  );
}

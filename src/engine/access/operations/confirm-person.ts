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

/** How a signed-in user proves his presence once more, for an act that only he may do. */
interface ShownProof {
  readonly password: string | null;
  /** Six digits of his authenticator app. */
  readonly code: string | null;
  /** Whether he has just signed on again at the city's identity provider; calling it uses the proof up. */
  readonly signedOnAnew: () => boolean;
}

export interface ConfirmRequest {
  readonly region: number;
  readonly account: string;
  readonly now: Date;
  readonly proof: ShownProof;
  /** What he confirms, in the words of the log: "签批". */
  readonly what: string;
}

/** A refusal is committed like a success, because it counts: the caller commits its events, and then throws it. */
export type Confirmed =
  | { readonly means: ConfirmMeans }
  | { readonly refusal: Error; readonly events: readonly [AuditEvent, ...AuditEvent[]] };

/**
 * The means by which the holder of an account can prove his presence: the code where he has a second factor, and
 * nothing weaker; else a password that he chose himself; a fresh sign-on where an identity provider knows him. May be
 * empty.
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

/** The means by which the holder of an account can prove his presence, for the page that asks him. */
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
 * Has a signed-in user prove that he is the holder of the account, within the transaction of his act. A wrong password
 * or code counts against the account as at sign-in, and a code is accepted once.
 * @returns the means; or the refusal with its events for the log: AUTH-REFUSED, AUTH-LOCKED
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
    // Without the code the password is not even checked, so that the answer says nothing about it.
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

/** Uses up the step of the code; as at sign-in, a success resets the count of failures. */
async function keepRight(client: PoolClient, region: number, id: string, step: bigint): Promise<void> {
  await client.query(
    `update auth.accounts set failures = 0, failed_at = null, locked_until = null, totp_step = $3
     where region_id = $1 and id = $2`,
    [region, id, step],
  );
}

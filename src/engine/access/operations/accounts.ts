import { v7 as uuid } from 'uuid';
import type { PoolClient } from 'pg';
import { type Act, ifAny, nothingChanged, withChange } from '#engine/audit/index.ts';
import {
  type Account,
  accountById,
  authErrors,
  beginEpoch,
  hashPassword,
  judgePassword,
  ONE_TIME_DAYS,
  oneTimePassword,
} from '#kernel/auth/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { accessErrors } from '../errors.ts';
import { demandOwnPassword } from './demand-own-password.ts';

export interface NewAccount {
  readonly login: string;
  readonly name: string;
  /** Code of the person in the sheet 人员. */
  readonly person: string | null;
  /** `sub` at the identity provider. */
  readonly oidcSubject: string | null;
}

/**
 * Makes an account with a password that is valid for the first sign-in only.
 * @param hash another only where nothing is protected: tests make hundreds of accounts
 * @returns its id, and the password, which is shown once and stored nowhere
 * @throws ACCESS-ACCOUNT
 */
export async function createAccount(
  db: Database,
  act: Act,
  { login, name, person, oidcSubject }: NewAccount,
  hash = hashPassword,
): Promise<{ readonly id: string; readonly password: string }> {
  const wrong = judgeLogin(login);
  if (wrong !== null) throw accessErrors.error('ACCESS-ACCOUNT', { login, reason: wrong });
  const password = oneTimePassword();
  const hashed = await hash(password);
  return withChange(db, act, async (client) => {
    const { id, event } = await insertAccount(client, act, { login, name, person, oidcSubject }, hashed);
    return { result: { id, password }, events: [event] };
  });
}

/** @returns why a user name is not allowed, null when it is */
export function judgeLogin(login: string): string | null {
  return /^[\p{L}\p{N}._@-]{2,64}$/u.test(login) ? null : '用户名须为 2 至 64 个字母、数字、汉字或 . _ - @';
}

/**
 * Inserts an account within a transaction that makes one or many.
 * @param hash of its one-time password
 * @throws ACCESS-ACCOUNT for a user name that is taken
 */
export async function insertAccount(
  client: PoolClient,
  act: Act,
  { login, name, person, oidcSubject }: NewAccount,
  hash: string,
): Promise<{ readonly id: string; readonly event: AuditEvent }> {
  const id = uuid();
  const made = await client.query(
    `insert into auth.accounts (region_id, id, login, name, person, password_hash, must_change, password_until, totp_on,
       totp_step, oidc_subject, epoch, failures, created_at)
     values ($1, $2, $3, $4, $5, $6, true, $7, false, 0, $8, 0, 0, $9) on conflict do nothing`,
    [act.scope.region, id, login, name, person, hash, untilWhen(act.now), oidcSubject, act.now],
  );
  if (!made.rowCount) throw accessErrors.error('ACCESS-ACCOUNT', { login, reason: '这一用户名已经有了' });
  return { id, event: { type: 'account.created', data: { account: login, name, reason: null } } };
}

/**
 * @param guard called with the account before it is changed
 * @returns the new one-time password. Every session of the account ends.
 * @throws ACCESS-ACCOUNT
 */
export async function resetPassword(
  db: Database,
  act: Act,
  { id, reason }: { readonly id: string; readonly reason: string },
  guard: (client: PoolClient, account: Account) => Promise<void> = async () => undefined,
): Promise<string> {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  return change(db, act, id, async (client, account) => {
    await guard(client, account);
    await client.query(
      `update auth.accounts set password_hash = $3, must_change = true, password_until = $4, epoch = epoch + 1,
         failures = 0, locked_until = null where region_id = $1 and id = $2`,
      [act.scope.region, id, hash, untilWhen(act.now)],
    );
    return { result: password, event: 'account.password_changed', account, reason };
  });
}

/**
 * Changes one's own password. Every session of the account ends, this one included, so that one must sign in again. A
 * wrong old password counts like a failed sign-in: somebody at an unlocked screen cannot go on guessing.
 * @throws AUTH-REFUSED when the old one is wrong, AUTH-LOCKED, AUTH-PASSWORD
 */
export async function changePassword(
  db: Database,
  act: Act,
  id: string,
  passwords: { readonly old: string; readonly new: string },
): Promise<void> {
  await demandOwnPassword(db, act, id, passwords.old);
  const hash = await hashPassword(passwords.new);
  await change(db, act, id, async (client, account) => {
    judgePassword(passwords.new, [account.login, account.name]);
    if (passwords.new === passwords.old)
      throw authErrors.error('AUTH-PASSWORD', { reason: '与原口令相同', shortest: 10 });
    await client.query(
      'update auth.accounts set password_hash = $3, must_change = false, password_until = null, epoch = epoch + 1 where region_id = $1 and id = $2',
      [act.scope.region, id, hash],
    );
    return { result: undefined, event: 'account.password_changed', account, reason: null };
  });
}

/** Disables or enables an account; a disabled account's sessions end at once. @throws ACCESS-ACCOUNT */
export async function setDisabled(
  db: Database,
  act: Act,
  id: string,
  { disabled, reason }: { readonly disabled: boolean; readonly reason: string },
): Promise<void> {
  const event = disabled ? 'account.disabled' : 'account.enabled';
  await ifAny(
    change(db, act, id, async (client, account) => {
      const { rowCount } = await client.query(
        `update auth.accounts set disabled_at = $3, epoch = epoch + 1
         where region_id = $1 and id = $2 and (disabled_at is not null) <> ($3::timestamptz is not null)`,
        [act.scope.region, id, disabled ? act.now : null],
      );
      if (rowCount === 0) nothingChanged();
      return { result: undefined, event, account, reason };
    }),
  );
}

/**
 * Ends every session of an account, and every token, as when a device is lost: its user signs in again.
 * @throws ACCESS-ACCOUNT
 */
export async function endSessions(db: Database, act: Act, id: string, reason: string): Promise<void> {
  await change(db, act, id, async (client, account) => {
    await beginEpoch(client, act.scope.region, id);
    return { result: undefined, event: 'account.sessions_ended', account, reason };
  });
}

/** Ends the lock of an account early. @throws ACCESS-ACCOUNT */
export async function unlockAccount(db: Database, act: Act, id: string, reason: string): Promise<void> {
  await ifAny(
    change(db, act, id, async (client, account) => {
      const { rowCount } = await client.query(
        `update auth.accounts set failures = 0, failed_at = null, locked_until = null
         where region_id = $1 and id = $2 and (failures > 0 or failed_at is not null or locked_until is not null)`,
        [act.scope.region, id],
      );
      if (rowCount === 0) nothingChanged();
      return { result: undefined, event: 'account.unlocked', account, reason };
    }),
  );
}

function untilWhen(now: Date): Date {
  return new Date(now.getTime() + ONE_TIME_DAYS * 24 * 3600_000);
}

interface Changing<T> {
  readonly result: T;
  readonly event:
    | 'account.password_changed'
    | 'account.disabled'
    | 'account.enabled'
    | 'account.unlocked'
    | 'account.sessions_ended';
  readonly account: Account;
  readonly reason: string | null;
}

async function change<T>(
  db: Database,
  act: Act,
  id: string,
  fn: (client: PoolClient, account: Account) => Promise<Changing<T>>,
): Promise<T> {
  return withChange(db, act, async (client) => {
    const found = await accountById(client, act.scope.region, id, true);
    if (!found) throw accessErrors.error('ACCESS-ACCOUNT', { login: id, reason: '没有这一账号' });
    const { result, event, account, reason } = await fn(client, found);
    const told: AuditEvent = { type: event, data: { account: account.login, name: account.name, reason } };
    return { result, events: [told] };
  });
}

import type { PoolClient } from 'pg';
import { type Account, ACCOUNT_RULE, failedAgain, type Failures } from '#kernel/auth/index.ts';

/** A failure as it was counted. */
export interface CountedFailure {
  /** Which one in a row it was. */
  readonly attempts: number;
  /** Until when the account is locked now; null: it is not. */
  readonly lockedUntil: Date | null;
}

/**
 * Counts one more wrong password or code against an account, whatever it was asked for; the account is locked when there
 * were too many. The caller holds the account's lock, so that two at once count as two.
 */
export async function countFailure(
  client: PoolClient,
  region: number,
  account: Pick<Account, 'id'> & Failures,
  now: Date,
): Promise<CountedFailure> {
  const next = failedAgain(account, now, ACCOUNT_RULE);
  await client.query(
    'update auth.accounts set failures = $3, failed_at = $4, locked_until = $5 where region_id = $1 and id = $2',
    [region, account.id, next.failures, now, next.lockedUntil],
  );
  return {
    // The one that locks begins a new count; it is the last of the old one all the same.
    attempts: next.lockedUntil === null ? next.failures : ACCOUNT_RULE.failures,
    lockedUntil: next.lockedUntil,
  };
}

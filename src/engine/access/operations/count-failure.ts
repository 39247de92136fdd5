import type { PoolClient } from 'pg';
import { type Account, ACCOUNT_RULE, failedAgain, type Failures } from '#kernel/auth/index.ts';

/** A counted failure. */
export interface CountedFailure {
  /** Number of failures in a row. */
  readonly attempts: number;
  /** Until when the account is locked now; null: not locked. */
  readonly lockedUntil: Date | null;
}

/**
 * Counts a wrong password or code against an account, for whatever purpose it was given; too many lock the account. The
 * caller holds the row lock of the account, so that two at once count as two.
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
    // The failure that locks begins a new count, and is the last of the old one.
    attempts: next.lockedUntil === null ? next.failures : ACCOUNT_RULE.failures,
    lockedUntil: next.lockedUntil,
  };
}

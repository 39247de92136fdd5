/** How many failures within which time lock an account or address, and for how long (ASVS 5.0, 6.3.1). */
export interface LockRule {
  readonly failures: number;
  readonly minutes: number;
}

/**
 * An account is locked after five failures; an address only after a number that no city reaches by mistake, because
 * behind a proxy a whole city has one address. Neither lock applies to a device on which the holder has signed in
 * before, which has a limit of its own.
 */
export const ACCOUNT_RULE: LockRule = { failures: 5, minutes: 15 };
export const ADDRESS_RULE: LockRule = { failures: 1000, minutes: 15 };
export const DEVICE_RULE: LockRule = { failures: 10, minutes: 15 };

/** The stored count of failures. */
export interface Failures {
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly lockedUntil: Date | null;
}

export const NO_FAILURES: Failures = Object.freeze({ failures: 0, failedAt: null, lockedUntil: null });

/** Minutes, rounded up, for which attempts are refused; 0: allowed. */
export function lockedFor({ lockedUntil }: Failures, now: Date): number {
  const left = (lockedUntil?.getTime() ?? 0) - now.getTime();
  return left > 0 ? Math.ceil(left / 60_000) : 0;
}

/** Adds a failure. Those older than the time of the rule are forgotten. */
export function failedAgain(before: Failures, now: Date, rule: LockRule): Failures {
  const span = rule.minutes * 60_000;
  const fresh = before.failedAt !== null && now.getTime() - before.failedAt.getTime() < span;
  const failures = (fresh ? before.failures : 0) + 1;
  const locks = failures >= rule.failures;
  return {
    failures: locks ? 0 : failures,
    failedAt: now,
    lockedUntil: locks ? new Date(now.getTime() + span) : null,
  };
}

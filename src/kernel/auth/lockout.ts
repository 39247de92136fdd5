/** How often somebody may be wrong, within how long, and for how long he is then kept out (ASVS 5.0, 6.3.1). */
export interface LockRule {
  readonly failures: number;
  readonly minutes: number;
}

/**
 * An account after five failures; an address only after so many that no city makes them by mistake, because behind a
 * proxy all of it is one address. Neither keeps out a device on which the holder has signed in before: it has a
 * measure of its own.
 */
export const ACCOUNT_RULE: LockRule = { failures: 5, minutes: 15 };
export const ADDRESS_RULE: LockRule = { failures: 1000, minutes: 15 };
export const DEVICE_RULE: LockRule = { failures: 10, minutes: 15 };

/** What is remembered of failures. */
export interface Failures {
  readonly failures: number;
  readonly failedAt: Date | null;
  readonly lockedUntil: Date | null;
}

export const NO_FAILURES: Failures = Object.freeze({ failures: 0, failedAt: null, lockedUntil: null });

/** Minutes, rounded up, for which nothing is tried any more; 0: go on. */
export function lockedFor({ lockedUntil }: Failures, now: Date): number {
  const left = (lockedUntil?.getTime() ?? 0) - now.getTime();
  return left > 0 ? Math.ceil(left / 60_000) : 0;
}

/** One failure more. Those longer ago than the rule's time are forgotten. */
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

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { httpErrors } from './errors.ts';

/** Requests a minute. */
export interface RateLimits {
  /** Of one session or token. */
  readonly signedIn: number;
  /** Of one address, for requests without a valid session: behind a proxy a whole city has one. */
  readonly anonymous: number;
}

export const RATE_LIMITS: RateLimits = Object.freeze({ signedIn: 600, anonymous: 1200 });

/** Counts requests in the memory of this process: there is only one process, and a restart resets the counts. */
export interface RateCounter {
  /** @throws HTTP-RATE */
  readonly signedIn: (session: string) => Promise<void>;
  /** @throws HTTP-RATE */
  readonly anonymous: (address: string | null) => Promise<void>;
  /** Gives a successful request back: correct sign-ins do not use up the limit. */
  readonly forgive: (address: string | null) => Promise<void>;
}

export function rateCounter({ signedIn, anonymous }: RateLimits): RateCounter {
  const counters = {
    signedIn: new RateLimiterMemory({ points: signedIn, duration: 60, keyPrefix: 's' }),
    anonymous: new RateLimiterMemory({ points: anonymous, duration: 60, keyPrefix: 'a' }),
  };
  return Object.freeze({
    signedIn: (session: string) => count(counters.signedIn, session),
    anonymous: (address: string | null) => count(counters.anonymous, address ?? ''),
    forgive: async (address: string | null) => {
      await counters.anonymous.reward(address ?? '', 1);
    },
  });
}

async function count(counter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await counter.consume(key);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    throw httpErrors.error('HTTP-RATE', { seconds: Math.ceil(refused.msBeforeNext / 1000) });
  }
}

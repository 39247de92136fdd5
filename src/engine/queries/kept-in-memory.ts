import type { Database } from '#kernel/db/index.ts';
import type { KeptCounts } from './kept-counts.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Plan } from './plan.ts';

/** A plan, and the versions of the base sheets that it follows from. */
interface KeptPlan {
  readonly pack: Pack;
  readonly plan: Plan;
  readonly bases: string;
}

/** What is kept of numbers while the program runs. */
interface KeptInMemory {
  readonly plans: Recent<KeptPlan>;
  readonly counts: Recent<KeptCounts>;
}

/** Some hundred posts with some sixty passes each; counts of a pass are about a kilobyte. */
const MOST_PLANS = 400;
const MOST_COUNTS = 20_000;

const stores = new WeakMap<Database, KeptInMemory>();

/**
 * What is kept for those who use a database through this program. The answers of acting posts are kept here alone: what one
 * post may count no other may read, and in the database no policy could tell them apart.
 */
export function keptInMemory(db: Database): KeptInMemory {
  const found = stores.get(db) ?? { plans: new Recent(MOST_PLANS), counts: new Recent(MOST_COUNTS) };
  stores.set(db, found);
  return found;
}

/** A bounded map that forgets what was kept longest ago. */
class Recent<T> {
  readonly #kept = new Map<string, T>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  find(key: string): T | undefined {
    return this.#kept.get(key);
  }

  keep(key: string, value: T): void {
    this.#kept.delete(key);
    this.#kept.set(key, value);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
  }
}

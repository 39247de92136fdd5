import type { Database } from '#kernel/db/index.ts';
import type { KeptCounts } from './kept-counts.ts';

/** Answers of acting posts, kept while the program runs. */
export interface PostAnswers {
  readonly find: (key: string) => KeptCounts | undefined;
  readonly keep: (entries: readonly KeptCounts[]) => void;
}

/** Some hundred posts with some sixty passes each; an entry is about a kilobyte. */
const MOST = 20_000;

const stores = new WeakMap<Database, PostAnswers>();

/**
 * The answers of the posts that use a database. They are kept in the program and not beside the program's own: what one post
 * may count no other may read, and there no policy could tell them apart.
 */
export function postAnswersOf(db: Database): PostAnswers {
  const found = stores.get(db) ?? makeStore();
  stores.set(db, found);
  return found;
}

function makeStore(): PostAnswers {
  const kept = new Map<string, KeptCounts>();
  return {
    find: (key) => kept.get(key),
    keep: (entries) => {
      for (const entry of entries) {
        // What is kept last stands last, so that the first is what nobody has asked for longest.
        kept.delete(entry.key);
        kept.set(entry.key, entry);
      }
      for (const key of kept.keys()) {
        if (kept.size <= MOST) break;
        kept.delete(key);
      }
    },
  };
}

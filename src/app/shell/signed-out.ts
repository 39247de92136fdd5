import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Refused } from '#web/api/client.ts';
import { onRefusal } from '#web/api/refusals.ts';

/** Why this page cannot continue without a sign-in. */
export type Barred =
  | { readonly why: 'signed out' }
  /** Another account has signed in in another window of the browser. */
  | { readonly why: 'other'; readonly words: string };

let barred: Barred | null = null;
const listeners = new Set<() => void>();

function tell(now: Barred | null): void {
  if (barred?.why === now?.why) return;
  barred = now;
  for (const listener of listeners) listener();
}

/** Somebody has signed in. */
export function signedIn(): void {
  tell(null);
}

/** Why the service refused the whole page until a sign-in. */
export function useBarred(): Barred | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => barred,
  );
}

/** Caches answers. A refusal is a final answer; a broken connection is retried twice. */
export function queryClient(): QueryClient {
  const onError = (error: Error): void => {
    // A second factor is demanded, or the post has ended, since this page was opened: the session says so, and the gate
    // shows what to do.
    if (error instanceof Refused && ['AUTH-SECOND-FIRST', 'ACCESS-POST'].includes(error.problem.code))
      void client.invalidateQueries({ queryKey: ['GET /api/v1/session'] });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: (times, error) => !(error instanceof Refused) && times < 2,
        refetchOnWindowFocus: false,
      },
    },
  });
  onRefusal(({ problem }) => {
    if (problem.code === 'AUTH-OTHER') tell({ why: 'other', words: problem.detail });
    else if (problem.code === 'AUTH-NEEDED') tell({ why: 'signed out' });
  });
  return client;
}

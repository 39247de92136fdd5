import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Refused } from '../api/client.ts';

let signedOut = false;
const listeners = new Set<() => void>();

function tell(now: boolean): void {
  if (signedOut === now) return;
  signedOut = now;
  for (const listener of listeners) listener();
}

/** Somebody has signed in. */
export function signedIn(): void {
  tell(false);
}

/** True after the service has refused something for want of a session, until somebody signs in. */
export function useSignedOut(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => signedOut,
  );
}

const judged = (error: Error): void => {
  if (error instanceof Refused && error.problem.status === 401) tell(true);
};

/** Keeps what was read. A refusal is an answer: it is not asked for again by itself; a broken line is, twice. */
export function queryClient(): QueryClient {
  const onError = (error: Error): void => {
    judged(error);
    // A second factor is demanded since this page was opened: the session says so, and the gate leads there.
    if (error instanceof Refused && error.problem.code === 'AUTH-SECOND-FIRST')
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
  return client;
}

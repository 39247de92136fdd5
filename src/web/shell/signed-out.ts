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
  return new QueryClient({
    queryCache: new QueryCache({ onError: judged }),
    mutationCache: new MutationCache({ onError: judged }),
    defaultOptions: {
      queries: {
        retry: (times, error) => !(error instanceof Refused) && times < 2,
        refetchOnWindowFocus: false,
      },
    },
  });
}

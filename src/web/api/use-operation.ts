import {
  keepPreviousData,
  type QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { sendAsMe } from './acting.ts';
import { client, type Operation, Refused } from './client.ts';
import type { Operations, Problem } from './operations.ts';
import { refusedHere } from './refusals.ts';

/** Calls the service; the one client of the workspace. Each request names as whom its page acts. */
export const ask = client(async (address, init) => {
  const response = await sendAsMe(address, init);
  // Also for calls outside of queries and acts, such as saving a draft.
  if (!response.ok) refusedHere(new Refused((await response.clone().json()) as Problem));
  return response;
});

/**
 * Milliseconds for which a part of a page takes the answer that its page asked for ahead. With none, a part that appears
 * after the answer came would ask again, and the page would wait for both.
 */
export const ASKED_AHEAD = 2000;

type Given<Name extends Operation> = Parameters<typeof ask<Name>>[1];
type Answer<Name extends Operation> = Operations[Name]['answer'];

interface Asking<Data> {
  /** False: not requested yet. */
  readonly when?: boolean;
  /** Milliseconds for which the answer counts as fresh. */
  readonly fresh?: number;
  /** Keeps the last answer on the page while the next is loading. */
  readonly keep?: boolean;
  /** Milliseconds until the next request, by the last answer; null: no more. */
  readonly again?: (last: Data | undefined) => number | null;
}

/**
 * The answer of a reading operation, cached under its name and input, so that two parts of a page with the same
 * question send one request.
 */
export function useOperation<Name extends Operation>(
  name: Name,
  given?: Given<Name>,
  { when = true, fresh = 0, keep = false, again = () => null }: Asking<Answer<Name>> = {},
): UseQueryResult<Answer<Name>, Refused> {
  const found = useQuery<unknown, Refused>({
    queryKey: [name, given ?? null],
    queryFn: () => askLoosely(name, given as Given<Name>),
    enabled: when,
    staleTime: fresh,
    refetchInterval: ({ state }) => again(state.data as Answer<Name> | undefined) ?? false,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
  return found as UseQueryResult<Answer<Name>, Refused>;
}

/**
 * A writing operation. Afterwards everything on the page is read again, because no list of what an act changes could be
 * kept correct.
 * @param moved codes of refusals that mean that somebody else was first: then everything is read again, too
 */
export function useAct<Name extends Operation>(
  name: Name,
  after?: (answer: Answer<Name>) => void,
  moved: readonly string[] = [],
) {
  const queries: QueryClient = useQueryClient();
  return useMutation<Answer<Name>, Refused, Given<Name>>({
    mutationFn: (given) => askLoosely(name, given),
    onSuccess: async (answer) => {
      after?.(answer);
      await queries.invalidateQueries();
    },
    onError: async ({ problem }) => {
      if (problem !== undefined && moved.includes(problem.code)) await queries.invalidateQueries();
    },
  });
}

/** One signature for every operation: whether `given` may be left out has been checked where the hook was called. */
function askLoosely<Name extends Operation>(name: Name, given: Given<Name>): Promise<Answer<Name>> {
  const loosely = ask as unknown as (name: Name, given: Given<Name>) => Promise<Answer<Name>>;
  return loosely(name, given);
}

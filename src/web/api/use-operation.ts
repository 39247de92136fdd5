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

/** Asks the service; the one client of the workspace. Each request says as whom its page acts. */
export const ask = client(async (address, init) => {
  const response = await sendAsMe(address, init);
  // Also what no list and no act waits for, like typing that is kept.
  if (!response.ok) refusedHere(new Refused((await response.clone().json()) as Problem));
  return response;
});

type Given<Name extends Operation> = Parameters<typeof ask<Name>>[1];
type Answer<Name extends Operation> = Operations[Name]['answer'];

interface Asking<Data> {
  /** False: not yet asked. */
  readonly when?: boolean;
  /** Milliseconds for which the answer counts as fresh. */
  readonly fresh?: number;
  /** Keeps the last answer on the page while the next is under way. */
  readonly keep?: boolean;
  /** Milliseconds until it is asked again, by the last answer; null: no more. */
  readonly again?: (last: Data | undefined) => number | null;
}

/**
 * The answer of a reading operation, kept under its name and what was given, so that two parts of a page that ask the
 * same send one request.
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
 * A writing operation. Afterwards everything that was read is read again where it is shown: what one act changes is
 * told by no list that somebody would have to keep.
 * @param moved codes of refusals that say that somebody else was first: what he did is read at once, too
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

/** One signature for every operation: whether `given` may be left out has been judged where the hook was called. */
function askLoosely<Name extends Operation>(name: Name, given: Given<Name>): Promise<Answer<Name>> {
  const loosely = ask as unknown as (name: Name, given: Given<Name>) => Promise<Answer<Name>>;
  return loosely(name, given);
}

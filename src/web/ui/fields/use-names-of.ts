import { useQueries } from '@tanstack/react-query';
import { ask } from '../../api/use-operation.ts';
import type { LookedUp } from './use-lookup.ts';

const FRESH = 60_000;

/** The names behind codes that came without them; rows are shown by their codes. */
export function useNamesOf(what: LookedUp, codes: readonly string[]): ReadonlyMap<string, string> {
  const wanted = what === 'row' ? [] : codes;
  const found = useQueries({
    queries: wanted.map((code) => ({
      queryKey: ['name of', what, code],
      staleTime: FRESH,
      queryFn: async () => {
        const query = { query: { q: code } };
        const { items } =
          what === 'unit'
            ? await ask('GET /api/v1/choices/units', query)
            : await ask('GET /api/v1/choices/people', query);
        return items.find((one) => one.code === code)?.name ?? code;
      },
    })),
  });
  return new Map(
    wanted.flatMap((code, at) => (found[at]?.data === undefined ? [] : [[code, found[at].data]])),
  );
}

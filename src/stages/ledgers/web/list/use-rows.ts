import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '#web/api/use-operation.ts';
import type { Names } from '#web/ui/field-face.ts';
import type { ListedRow } from '../definition.ts';
import type { Selection } from './selection.ts';

const A_PAGE = '100';

export interface ListedRows {
  readonly rows: readonly ListedRow[];
  readonly names: Names;
  readonly error: Error | null;
  readonly waiting: boolean;
  /** Fetches the next page, when there is one and none is under way. */
  readonly more: () => void;
}

/**
 * The rows of a list from its first page on; further pages follow as somebody scrolls.
 * @param from the number of the row to begin with, "1200"; null: the first
 */
export function useRows(
  ledger: string,
  selection: Selection,
  sort: string | null,
  from: string | null,
): ListedRows {
  const skip = from !== null && /^[1-9]\d{0,6}$/.test(from) ? String(Number(from) - 1) : null;
  const found = useInfiniteQuery({
    queryKey: ['GET /api/v1/ledgers/{ledger}/rows', ledger, selection, sort, skip],
    initialPageParam: '',
    queryFn: ({ pageParam: after }) =>
      ask('GET /api/v1/ledgers/{ledger}/rows', {
        path: { ledger },
        query: {
          ...selection,
          limit: A_PAGE,
          ...(sort === null ? {} : { sort }),
          ...(after === '' ? (skip === null ? {} : { skip }) : { after }),
        },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const pages = found.data?.pages ?? [];
  return {
    rows: pages.flatMap(({ items }) => items),
    names: {
      units: Object.assign({}, ...pages.map(({ names }) => names.units)) as Names['units'],
      persons: Object.assign({}, ...pages.map(({ names }) => names.persons)) as Names['persons'],
    },
    error: found.error,
    waiting: found.isFetching,
    more: () => {
      if (found.hasNextPage && !found.isFetching) void found.fetchNextPage();
    },
  };
}

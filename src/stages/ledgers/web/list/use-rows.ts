import { useQueries } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { ask, useOperation } from '#web/api/use-operation.ts';
import type { Names } from '#web/ui/field-face.ts';
import { joinedNames } from '#web/ui/names.ts';
import type { ListedRow } from '../definition.ts';
import type { Selection } from './selection.ts';

const PAGE = 100;
/** Milliseconds for which loaded rows are fresh; after a change here they are loaded again at once. */
const FRESH = 60_000;

/** A row that is not loaded yet: the list has its full length from the beginning. */
interface Gap {
  readonly id: string;
  readonly gap: true;
}
export type Line = ListedRow | Gap;

export interface ListedRows {
  /** One for each row, in their order. */
  readonly lines: readonly Line[];
  /** Every row that was loaded since the list was opened, by id, including the selected ones. */
  readonly known: ReadonlyMap<string, ListedRow>;
  readonly names: Names;
  readonly error: Error | null;
  readonly waiting: boolean;
  /** Loads the rows between two places, counted from 0. */
  readonly show: (first: number, last: number) => void;
}

/**
 * The rows of a list of any length, loaded where they are visible.
 * @param from the number of the first row, "1200"; null: the first
 */
export function useRows(
  ledger: string,
  selection: Selection,
  sort: string | null,
  from: string | null,
): ListedRows {
  const path = { ledger };
  const counted = useOperation(
    'GET /api/v1/ledgers/{ledger}/rows/count',
    { path, query: selection },
    { keep: true },
  );
  const [{ first, last }, setSeen] = useState(() => ({ first: pageOf(from), last: pageOf(from) }));
  const count = counted.data?.count ?? 0;
  const end = Math.max(0, Math.ceil(count / PAGE) - 1);
  const pages: number[] = [];
  for (let page = Math.min(first, end); page <= Math.min(last, counted.data ? end : last); page += 1)
    pages.push(page);
  const found = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['GET /api/v1/ledgers/{ledger}/rows', ledger, selection, sort, page],
      staleTime: FRESH,
      queryFn: async () => ({
        page,
        answer: await ask('GET /api/v1/ledgers/{ledger}/rows', {
          path,
          query: {
            ...selection,
            limit: String(PAGE),
            ...(sort === null ? {} : { sort }),
            ...(page === 0 ? {} : { skip: String(page * PAGE) }),
          },
        }),
      }),
    })),
  });
  const known = useRef(new Map<string, ListedRow>());
  const fetched = found.flatMap(({ data }) => (data ? [data] : []));
  for (const { answer } of fetched) for (const row of answer.items) known.current.set(row.id, row);
  const stamp = found.map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ');
  const lines = useMemo(() => {
    const all: Line[] = Array.from({ length: count }, (_, at) => ({ id: `gap ${at}`, gap: true }));
    // Rows may arrive before their count, or exceed it: the list must have no holes.
    for (const { page, answer } of fetched)
      for (const [at, row] of answer.items.entries())
        if (page * PAGE + at < count) all[page * PAGE + at] = row;
    return all;
    // The stamp says when any page has changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as said
  }, [count, stamp, pages.join(' ')]);
  const show = useCallback((top: number, bottom: number): void => {
    const next = { first: Math.floor(Math.max(0, top) / PAGE), last: Math.floor(Math.max(0, bottom) / PAGE) };
    setSeen((seen) => (seen.first === next.first && seen.last === next.last ? seen : next));
  }, []);
  return {
    lines,
    known: known.current,
    names: joinedNames(fetched.map(({ answer }) => answer.names)),
    error: counted.error ?? found.find(({ error }) => error)?.error ?? null,
    waiting: counted.isFetching || found.some(({ isFetching }) => isFetching),
    show,
  };
}

/** The page on which a row stands, by its number from 1. */
function pageOf(from: string | null): number {
  return from !== null && /^[1-9]\d{0,6}$/.test(from) ? Math.floor((Number(from) - 1) / PAGE) : 0;
}

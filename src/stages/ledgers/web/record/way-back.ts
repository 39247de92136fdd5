import { parseSearch, type PlainSearch, searchText } from '#web/ui/plain-search.ts';

/** From which list a record was opened: the words of the list's address, and where in it the record stood. */
export interface CameFrom {
  /** Without "?"; "" for the whole ledger. */
  readonly list: string;
  /** Counted from 0. */
  readonly at: number;
}

/** The address of a record that knows the way back. The year goes along, so that the frame stays in it. */
export function recordAddress(ledger: string, id: string, from: CameFrom): string {
  const { year } = parseSearch(from.list);
  const search = {
    ...(typeof year === 'string' ? { year } : {}),
    list: from.list,
    at: String(from.at),
  };
  return `/ledgers/${ledger}/rows/${id}${searchText(search)}`;
}

/** @returns null for a record that was opened from elsewhere */
export function cameFrom(one: (name: string) => string | null): CameFrom | null {
  const at = one('at');
  if (at === null || !/^\d{1,7}$/.test(at)) return null;
  return { list: one('list') ?? '', at: Number(at) };
}

/** The list as it was left, at the row. */
export function listAddress(ledger: string, { list, at }: CameFrom): string {
  const search: Record<string, string | string[]> = parseSearch(list);
  delete search['from'];
  return `/ledgers/${ledger}${searchText({ ...search, ...(at === 0 ? {} : { from: String(at + 1) }) })}`;
}

/** The words of an address as a page reads its own. */
export function placeOf(list: string): {
  readonly search: PlainSearch;
  readonly one: (name: string) => string | null;
} {
  const search = parseSearch(list);
  return {
    search,
    one: (name) => {
      const value = search[name];
      return value === undefined ? null : typeof value === 'string' ? value : (value[0] ?? null);
    },
  };
}

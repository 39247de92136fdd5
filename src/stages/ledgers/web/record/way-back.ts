import { parseSearch, type PlainSearch, searchText } from '#web/ui/plain-search.ts';

/** The list from which a record was opened: its address parameters, and the record's place in it. */
export interface CameFrom {
  /** Without "?"; "" for the whole ledger. */
  readonly list: string;
  /** Counted from 0. */
  readonly at: number;
}

/** The address of a record with the way back and the year, so that the frame keeps it. */
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

/** The parameters of an address in the form in which a page reads its own. */
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

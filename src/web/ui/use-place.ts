import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { PlainSearch } from './plain-search.ts';

/**
 * The place in the workspace: what the address names, and how to change it. A page's state is stored only in the
 * address.
 */
export interface Place {
  /** @returns the part of the path, "" when the path has none of that name */
  readonly param: (name: string) => string;
  /** @returns the parameter, null when it is not given */
  readonly one: (name: string) => string | null;
  readonly all: (name: string) => readonly string[];
  readonly search: PlainSearch;
  /** Changes parameters of this page; null removes one. `replace`: without an entry in the browser's history. */
  readonly change: (
    changes: Readonly<Record<string, string | readonly string[] | null>>,
    replace?: boolean,
  ) => void;
  /** Opens an address of the workspace, "/ledgers/study_session?where=…". */
  readonly go: (address: string) => void;
}

export function usePlace(): Place {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  const search: PlainSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const all = (name: string): readonly string[] => {
    const value = search[name];
    return value === undefined ? [] : typeof value === 'string' ? [value] : value;
  };
  return {
    param: (name) => params[name] ?? '',
    one: (name) => all(name)[0] ?? null,
    all,
    search,
    change: (changes, replace = false) => {
      const next = Object.fromEntries(
        Object.entries({ ...search, ...changes }).filter(([, value]) => value !== null && value.length > 0),
      );
      void navigate({ to: '.', search: next, replace });
    },
    go: (address) => void navigate({ href: address }),
  };
}

import { useDeferredValue } from 'react';
import { useOperation } from '../../api/use-operation.ts';
import type { Offered } from './PickerSelect.tsx';

/** What is looked up by name, code or the initials of its pinyin. */
export type LookedUp = 'unit' | 'person' | 'row';

/** The entries found, and whether they still belong to an earlier text. */
export interface Lookup {
  readonly found: readonly Offered[];
  readonly pending: boolean;
}

/**
 * The units, persons or rows that match the typed text; no request until the list is open.
 * @param ledger of rows: the ledger that contains them
 */
export function useLookup(what: LookedUp, typed: string, open: boolean, ledger: string | null): Lookup {
  const q = useDeferredValue(typed.trim());
  const asking = { fresh: 60_000, keep: true };
  const units = useOperation(
    'GET /api/v1/choices/units',
    { query: { q } },
    { ...asking, when: open && what === 'unit' },
  );
  const people = useOperation(
    'GET /api/v1/choices/people',
    { query: { q } },
    { ...asking, when: open && what === 'person' },
  );
  const rows = useOperation(
    'GET /api/v1/choices/rows/{ledger}',
    { path: { ledger: ledger ?? '' }, query: { q } },
    { ...asking, when: open && what === 'row' && ledger !== null },
  );
  const { data, isPlaceholderData, isPending, isError } =
    what === 'unit' ? units : what === 'person' ? people : rows;
  return {
    found: (data?.items ?? []).map(({ code, name, note }) => ({ value: code, label: name, note })),
    pending: open && (q !== typed.trim() || isPlaceholderData || (isPending && !isError)),
  };
}

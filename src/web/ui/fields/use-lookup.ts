import { useDeferredValue } from 'react';
import { useOperation } from '../../api/use-operation.ts';

/** What is looked up by name, code or the initials of its pinyin. */
export type LookedUp = 'unit' | 'person' | 'row';

export interface Found {
  readonly value: string;
  readonly label: string;
  /** What tells it from another of the same name. */
  readonly note: string | null;
}

/**
 * The units, persons or rows that match what is typed; nothing is asked until the list is open.
 * @param ledger of rows: the ledger they stand in
 */
export function useLookup(
  what: LookedUp,
  typed: string,
  open: boolean,
  ledger: string | null,
): readonly Found[] {
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
  const found = what === 'unit' ? units.data : what === 'person' ? people.data : rows.data;
  return (found?.items ?? []).map(({ code, name, note }) => ({ value: code, label: name, note }));
}

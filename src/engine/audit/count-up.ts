import { filled } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';

/**
 * The statement that counts up the version of each ledger whose rows were changed: what is kept of its rows elsewhere is then known to be old. The last act of a change before its entries, and in the order of the ledgers: what is locked here is locked
 * to the commit, for every other writer of the ledger.
 * @returns null where none was changed
 */
export function countUpSql(region: number, changed: readonly string[], now: Date): string | null {
  const ledgers = [...new Set(changed)].toSorted((a, b) => (a < b ? -1 : 1));
  if (ledgers.length === 0) return null;
  return filled(
    `insert into core.ledger_state as s (region_id, ledger, version, changed_at)
     select $1, l.id, 1, $3::timestamptz from unnest($2::text[]) with ordinality as l(id, place) order by l.place
     on conflict (region_id, ledger) do update set version = s.version + 1, changed_at = excluded.changed_at`,
    [region, ledgers, now],
  );
}

/** The ledgers whose rows the events say were changed. */
export function changedLedgers(events: readonly AuditEvent[]): readonly string[] {
  return events.flatMap(({ data }) =>
    'rows' in data && Array.isArray(data.rows) ? data.rows.map(({ ledger }) => ledger) : [],
  );
}

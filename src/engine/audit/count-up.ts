import { filled } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';

/** What a change did to one ledger: under which batches, and to how many rows. */
interface LedgerChange {
  readonly ledger: string;
  readonly batches: readonly string[];
  readonly rows: number;
}

/**
 * The statement that counts up the version of each ledger whose rows were changed, and notes the batches of the change beside
 * it: what is kept of its rows elsewhere is then known to be old, and by which rows. The last act of a change before its
 * entries, and in the order of the ledgers: what is locked here is locked to the commit, for every other writer of the ledger.
 * @returns null where none was changed
 */
export function countUpSql(region: number, changed: readonly LedgerChange[], now: Date): string | null {
  if (changed.length === 0) return null;
  return filled(
    `with l as (
       select * from unnest($2::text[], $4::text[], $5::int[]) with ordinality as l(id, batches, rows, place)),
     counted as (
       insert into core.ledger_state as s (region_id, ledger, version, changed_at)
       select $1, l.id, 1, $3::timestamptz from l order by l.place
       on conflict (region_id, ledger) do update set version = s.version + 1, changed_at = excluded.changed_at
       returning s.ledger, s.version)
     insert into core.ledger_changes (region_id, ledger, version, batches, rows)
     select $1, l.id, counted.version, l.batches::uuid[], l.rows from counted join l on l.id = counted.ledger`,
    [
      region,
      changed.map(({ ledger }) => ledger),
      now,
      changed.map(({ batches }) => `{${batches.join(',')}}`),
      changed.map(({ rows }) => rows),
    ],
  );
}

/** The ledgers whose rows the events say were changed, in their order. */
export function changedLedgers(events: readonly AuditEvent[]): readonly LedgerChange[] {
  const changed = new Map<string, LedgerChange>();
  for (const { data } of events)
    if ('rows' in data && Array.isArray(data.rows))
      for (const { ledger, batch, inserted, amended } of data.rows) {
        const before = changed.get(ledger);
        const batches = [...new Set([...(before?.batches ?? []), batch])];
        changed.set(ledger, { ledger, batches, rows: (before?.rows ?? 0) + inserted + amended });
      }
  return [...changed.values()].toSorted((a, b) => (a.ledger < b.ledger ? -1 : 1));
}

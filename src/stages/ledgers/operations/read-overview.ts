import { loadUnits } from '#engine/records/names.ts';
import { tableOf } from '#engine/records/table.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type Overview, overviewOf, type Tally } from './overview-table.ts';

export interface OverviewRequest {
  readonly db: Database;
  /** The eyes of the acting post for reading. */
  readonly scope: Scope;
  readonly ledgers: readonly Ledger[];
  readonly year: number;
}

/**
 * How many rows happened in a year, by unit and section, and month by month against the year before: one statement over
 * all ledgers, as far as the acting post may read. Sealed ledgers are left out: their rows are counted by nobody in passing.
 */
export async function readOverview({ db, scope, ledgers, year }: OverviewRequest): Promise<Overview> {
  const counted = ledgers.filter(
    ({ kind, sensitivity, happened, section }) =>
      kind === 'ledger' && sensitivity !== 'sealed' && happened !== null && section !== null,
  );
  if (counted.length === 0) return { units: [], sections: [] };
  const parts = counted.map(
    ({ id }, at) => `select ${at} as at, unit_id as unit, row_status as status, year, month, n from (
      select t.unit_id, t.row_status, extract(year from t.row_happened_on)::int as year,
        extract(month from t.row_happened_on)::int as month, count(*)::int as n
      from ${tableOf({ id, kind: 'ledger' })} t
      where t.region_id = $1 and t.row_happened_on >= make_date($2 - 1, 1, 1) and t.row_happened_on < make_date($2 + 1, 1, 1)
        and t.row_status <> 'voided'
      group by 1, 2, 3, 4) as g`,
  );
  const { rows, units } = await withScope(db, scope, async (client) => ({
    units: await loadUnits(client, scope.region),
    rows: (
      await client.query<{
        at: number;
        unit: string;
        status: string;
        year: number;
        month: number;
        n: number;
      }>(parts.join(' union all '), [scope.region, year])
    ).rows,
  }));
  const tallies = rows.flatMap(({ at, ...rest }): readonly Tally[] => {
    const ledger = counted[at];
    return ledger?.section
      ? [{ ...rest, ledger: ledger.id, title: ledger.title, section: ledger.section }]
      : [];
  });
  return overviewOf(tallies, units, year);
}

import { type Act, readAcross } from '#engine/audit/index.ts';
import { type KnownUnit, loadUnits, openSql, tableOf, yearSql } from '#engine/records/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type Overview, overviewOf, type Tally } from './overview-table.ts';

export interface OverviewRequest {
  readonly db: Database;
  /** The acting post, reading. */
  readonly act: Act;
  readonly ledgers: readonly Ledger[];
  readonly year: number;
  /** The unit of the acting post. */
  readonly own: string | null;
}

/** A year's table, with the tallies of which it was computed. */
export interface OverviewFound {
  readonly overview: Overview;
  readonly tallies: readonly Tally[];
  readonly known: readonly KnownUnit[];
}

type Counted = Pick<Tally, 'unit' | 'status' | 'open' | 'year' | 'month' | 'n'> & { readonly at: number };

/**
 * The number of rows that happened in a year or are open now, by unit and section, and month by month against the year
 * before: one statement over all ledgers that the acting post may read. Where it reads sealed ones, the log has an
 * entry for the access.
 */
export async function readOverview({ db, act, ledgers, year, own }: OverviewRequest): Promise<OverviewFound> {
  const counted = ledgers.filter(
    ({ kind, happened, section }) => kind === 'ledger' && happened !== null && section !== null,
  );
  if (counted.length === 0) return { overview: { units: [], sections: [] }, tallies: [], known: [] };
  const parts = counted.map(
    (ledger, at) => `select ${at} as at, unit_id as unit, row_status as status, open, year, month, n from (
      select t.unit_id, t.row_status, coalesce(${openSql(ledger)}, false) as open, extract(year from t.row_happened_on)::int as year,
        extract(month from t.row_happened_on)::int as month, count(*)::int as n
      from ${tableOf(ledger)} t
      where t.region_id = $1 and (${yearSql(ledger, '$2')} or ${yearSql(ledger, '($2 - 1)')})
        and t.row_status <> 'voided'
      group by 1, 2, 3, 4, 5) as g`,
  );
  const { region } = act.scope;
  const look = {
    ledgers: counted,
    purpose: '总览',
    countOf: ({ rows }: { readonly rows: readonly Counted[] }, { id }: Ledger) =>
      rows.reduce(
        (all, { at, year: of, open, n }) => all + ((open || of === year) && counted[at]?.id === id ? n : 0),
        0,
      ),
  };
  const { rows, units } = await readAcross(db, act, look, async (client) => ({
    units: await loadUnits(client, region),
    rows: (await client.query<Counted>(parts.join(' union all '), [region, year])).rows,
  }));
  const tallies = rows.flatMap(({ at, ...rest }): readonly Tally[] => {
    const ledger = counted[at];
    return ledger?.section
      ? [{ ...rest, ledger: ledger.id, title: ledger.title, section: ledger.section }]
      : [];
  });
  return { overview: overviewOf(tallies, units, year, own), tallies, known: units };
}

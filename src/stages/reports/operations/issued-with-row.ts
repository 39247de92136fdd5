import { tableOf } from '#engine/records/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';

/** The latest version of a year's report that has counted a row, and in which numbers. */
export interface IssuedWithRow {
  readonly report: string;
  readonly year: number;
  readonly number: number;
  readonly slots: readonly string[];
}

/**
 * The issued reports that count a row: the latest version of each year. Rows of sealed ledgers are in none.
 * @param scope the program's own: the caller checks whether the user may see the row
 * @param id the row's uuid
 */
export async function issuedWithRow(
  db: Database,
  scope: Scope,
  ledger: Ledger,
  id: string,
): Promise<readonly IssuedWithRow[]> {
  const found = await withScope(db, scope, (client) =>
    client.query<{
      report: string;
      year: number;
      number: number;
      slots: string[];
      place: number | null;
      flags: string;
    }>(
      `select i.report, i.year, i.number, r.slots, p.place::int as place, r.flags
       from (select distinct on (report, year) id, report, year, number from reports.issued
         where region_id = $1 order by report, year, number desc) as i
       join reports.issued_rows r on r.region_id = $1 and r.issued_id = i.id and r.ledger = $2
       cross join lateral (select k.place - 1 as place
         from jsonb_array_elements_text(r.row_keys::jsonb) with ordinality as k (key, place) 
           where k.key = (select row_key from ${tableOf(ledger)} where region_id = $1 and row_id = $3) limit 1) as p
       order by i.year desc`,
      [scope.region, ledger.id, id],
    ),
  );
  const versions = new Map<string, IssuedWithRow>();
  for (const { report, year, number, slots, place, flags } of found.rows) {
    const counted = slots.filter((_, at) => flags[(place ?? 0) * slots.length + at] === '1');
    const name = `${report} ${year}`;
    const before = versions.get(name)?.slots ?? [];
    if (counted.length > 0) versions.set(name, { report, year, number, slots: [...before, ...counted] });
  }
  return [...versions.values()];
}

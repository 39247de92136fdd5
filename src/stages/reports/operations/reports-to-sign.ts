import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** A report that waits for somebody's name. */
export interface ReportToSign {
  readonly report: string;
  readonly year: number;
}

/**
 * The reports that wait for an account's name: of `year`, and of every year whose text was written or whose numbers were
 * answered for in writing, what was not issued since, and what the account has not signed since. Whether an old signature
 * still holds is told on the page that shows what would be signed: to know it, all numbers have to be computed.
 */
export async function reportsToSign(
  db: Database,
  scope: Scope,
  pack: Pack,
  { account, year }: { readonly account: string; readonly year: number },
): Promise<readonly ReportToSign[]> {
  const ids = pack.reports.map(({ id }) => id);
  const { rows } = await withScope(db, scope, (client) =>
    client.query<ReportToSign>(
      `with written as (
         select report, year, written_at as at from reports.texts where region_id = $1
         union all select report, year, declared_at from reports.declared_literals where region_id = $1
         union all select r.report, $4::int, timestamptz '-infinity' from unnest($3::text[]) as r(report)
       ), latest as (select report, year, max(at) as at from written where report = any ($3) group by report, year)
       select w.report, w.year from latest w
       where not exists (select from reports.issued i where i.region_id = $1 and i.report = w.report and i.year = w.year and i.issued_at > w.at)
         and not exists (select from reports.signatures s
           where s.region_id = $1 and s.report = w.report and s.year = w.year and s.account_id::text = $2 and s.signed_at > w.at)
       order by w.year desc, w.report`,
      [scope.region, account, ids, year],
    ),
  );
  return rows;
}

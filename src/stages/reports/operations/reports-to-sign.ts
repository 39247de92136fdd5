import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';

/** A report that waits for somebody's name. */
export interface ReportToSign {
  readonly report: string;
  readonly year: number;
}

/**
 * The reports of a year that are not issued and that an account has not signed. Whether an old signature still holds is
 * told on the page that shows what would be signed: to know it, all numbers have to be computed.
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
      `select distinct r.report, $4::int as year from unnest($3::text[]) as r(report)
       where not exists (select from reports.issued i where i.region_id = $1 and i.report = r.report and i.year = $4)
         and not exists (select from reports.signatures s
           where s.region_id = $1 and s.report = r.report and s.year = $4 and s.account_id::text = $2)`,
      [scope.region, account, ids, year],
    ),
  );
  return rows;
}

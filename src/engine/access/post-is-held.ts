import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { ReportAction } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';

/** Whether anybody holds a post today that may do this with the region's reports. @param day "2022-01-10" */
export async function reportPostIsHeld(
  db: Database,
  scope: Scope,
  pack: Pack,
  { action, day }: { readonly action: ReportAction; readonly day: string },
): Promise<boolean> {
  const kinds = [...pack.access.posts.values()]
    .filter((one) => one.reports.includes(action))
    .map(({ id }) => id);
  if (kinds.length === 0) return false;
  const { rows } = await withScope(db, scope, (client) =>
    client.query(
      `select from access.appointments where region_id = $1 and kind = any ($2) and from_on <= $3
         and (to_on is null or to_on > $3) limit 1`,
      [scope.region, kinds, day],
    ),
  );
  return rows.length > 0;
}

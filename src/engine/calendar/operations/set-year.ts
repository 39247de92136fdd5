import { type Act, nothingChanged, withChangeIfAny } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';

/**
 * Declares that the holidays of a year are complete, and from which notice; or that they are not.
 * @param source the notice; null: incomplete
 */
export async function setYear(
  db: Database,
  act: Act,
  { year, source }: { readonly year: number; readonly source: string | null },
): Promise<void> {
  await withChangeIfAny(db, act, async (client) => {
    const { region } = act.scope;
    const { rowCount } =
      source === null
        ? await client.query('delete from calendar.years where region_id = $1 and year = $2', [region, year])
        : await client.query(
            `insert into calendar.years (region_id, year, source) values ($1, $2, $3)
             on conflict (region_id, year) do update set source = excluded.source where years.source <> excluded.source`,
            [region, year, source],
          );
    if (rowCount === 0) nothingChanged();
    return { result: undefined, events: [{ type: 'calendar.year', data: { year, source } }] };
  });
}

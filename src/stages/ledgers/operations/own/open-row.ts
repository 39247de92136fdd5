import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { type Own, ownScope } from './owner.ts';

/** A page reports every 20 seconds that it is open; after this silence it counts as closed. */
const SILENT_SECONDS = 50;

/**
 * Records that an account has a record open, and returns who else has. Nothing else is stored or shown, and nothing for
 * more than a minute.
 * @param name the account's name, as the others see it
 * @returns the names of the others
 */
export async function openRow(
  own: Own,
  row: { readonly ledger: string; readonly id: string },
  name: string,
  now: Date,
): Promise<readonly string[]> {
  return withUpkeep(own.db, ownScope(own), async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `with silent as (
         delete from desk.open_rows where region_id = $1 and seen_at < $6::timestamptz - make_interval(secs => $7)
       ), here as (
         insert into desk.open_rows (region_id, ledger, row_id, account_id, name, seen_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (region_id, ledger, row_id, account_id) do update set seen_at = excluded.seen_at, name = excluded.name
       )
       select name from desk.open_rows where region_id = $1 and ledger = $2 and row_id = $3 and account_id <> $4
         and seen_at >= $6::timestamptz - make_interval(secs => $7) order by seen_at`,
      [own.region, row.ledger, row.id, own.account, name, now, SILENT_SECONDS],
    );
    return rows.map((one) => one.name);
  });
}

/** The page is closed. */
export async function closeRow(
  own: Own,
  row: { readonly ledger: string; readonly id: string },
): Promise<void> {
  await withUpkeep(own.db, ownScope(own), (client) =>
    client.query(
      'delete from desk.open_rows where region_id = $1 and ledger = $2 and row_id = $3 and account_id = $4',
      [own.region, row.ledger, row.id, own.account],
    ),
  );
}

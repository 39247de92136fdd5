import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { type Own, ownScope } from './owner.ts';

/** So long one look lasts: going to and fro within a morning does not make what is new old. */
const ONE_LOOK_MINUTES = 30;

/**
 * When the desk of a post was looked at the time before this one, on whatever machine.
 * @param post the acting appointment's id
 * @returns null at the first time
 */
export async function lookAtDesk(own: Own, post: string, now: Date): Promise<Date | null> {
  const { rows } = await withUpkeep(own.db, ownScope(own), (client) =>
    client.query<{ before: Date | null }>(
      `insert into desk.looks as l (region_id, account_id, post, began_at) values ($1, $2, $3, $4)
       on conflict (region_id, account_id, post) do update set
         before_at = case when l.began_at < $4::timestamptz - make_interval(mins => $5) then l.began_at else l.before_at end,
         began_at = case when l.began_at < $4::timestamptz - make_interval(mins => $5) then $4 else l.began_at end
       returning before_at as before`,
      [own.region, own.account, post, now, ONE_LOOK_MINUTES],
    ),
  );
  return rows[0]?.before ?? null;
}

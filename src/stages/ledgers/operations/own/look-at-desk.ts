import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { type Own, ownScope } from './owner.ts';
import type { DraftPlace } from './drafts.ts';

/** Minutes that count as one visit: going back and forth within a morning does not mark new lines as seen. */
const ONE_LOOK_MINUTES = 30;

/** The personal state of a desk. */
export interface OwnDesk {
  /** The visit before this one, on any machine; null at the first. */
  readonly before: Date | null;
  /** Unsaved drafts, the latest first. */
  readonly typed: readonly (DraftPlace & { readonly at: Date })[];
}

/** Opens the desk of a post. @param post the acting appointment's id */
export async function lookAtDesk(own: Own, post: string, now: Date): Promise<OwnDesk> {
  return withUpkeep(own.db, ownScope(own), async (client) => {
    const { rows } = await client.query<{ before: Date | null }>(
      `insert into desk.looks as l (region_id, account_id, post, began_at) values ($1, $2, $3, $4)
       on conflict (region_id, account_id, post) do update set
         before_at = case when l.began_at < $4::timestamptz - make_interval(mins => $5) then l.began_at else l.before_at end,
         began_at = case when l.began_at < $4::timestamptz - make_interval(mins => $5) then $4 else l.began_at end
       returning before_at as before`,
      [own.region, own.account, post, now, ONE_LOOK_MINUTES],
    );
    const drafts = await client.query<DraftPlace & { at: Date }>(
      `select ledger, row_id as row, kept_at as at from desk.drafts where region_id = $1 and account_id = $2
         and post in ($3, '') order by kept_at desc`,
      [own.region, own.account, post],
    );
    return { before: rows[0]?.before ?? null, typed: drafts.rows };
  });
}

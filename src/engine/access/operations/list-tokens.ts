import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Principal } from '../principal.ts';

/** A token as its holder sees it; its secret was shown once. */
export interface ListedToken {
  readonly id: string;
  readonly title: string;
  readonly appointment: string;
  readonly actions: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** The user's own valid tokens. */
export async function listTokens(
  db: Database,
  { region, account }: Principal,
  now: Date,
): Promise<readonly ListedToken[]> {
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<ListedToken>(
      `select t.id, t.title, t.appointment, t.actions, t.created_at as "createdAt", t.expires_at as "expiresAt"
       from auth.tokens t join auth.accounts a on a.region_id = t.region_id and a.id = t.account_id and a.epoch = t.epoch
       where t.region_id = $1 and a.region_id = $1 and t.account_id = $2 and t.withdrawn_at is null and t.expires_at > $3
       order by t.id`,
      [region, account.id, now],
    );
    return rows;
  });
}

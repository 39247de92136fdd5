import { withScope } from '#kernel/db/index.ts';
import type { Call } from './endpoint.ts';

/** Code of the person that the account belongs to; null for an account that belongs to none. */
export async function personOf({ context: { db }, act, principal }: Call): Promise<string | null> {
  return withScope(db, act.scope, async (client) => {
    const { rows } = await client.query<{ person: string | null }>(
      'select person from auth.accounts where region_id = $1 and id = $2',
      [act.scope.region, principal.account.id],
    );
    return rows[0]?.person ?? null;
  });
}

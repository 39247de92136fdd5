import { withChange } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION } from '#kernel/db/index.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import { accessErrors } from '../errors.ts';
import type { Principal } from '../principal.ts';

/** Ends the session at once; its cookie becomes invalid. */
export async function signOut(db: Database, principal: Principal, now: Date): Promise<void> {
  const { region, session, actor, account } = principal;
  await withChange(db, { scope: { region, ...WHOLE_REGION }, actor, now }, async (client) => {
    await client.query('update auth.sessions set ended_at = $3 where region_id = $1 and id = $2', [
      region,
      session,
      now,
    ]);
    return { result: undefined, events: [{ type: 'sign_in.out', data: { name: account.name, by: 'self' } }] };
  });
}

/**
 * Chooses the post in which the session acts from now on. It changes no data of the city; acts in the post are logged
 * with the post.
 * @throws ACCESS-POST for a post that the account does not hold today
 */
export async function choosePost(db: Database, principal: Principal, appointment: string): Promise<void> {
  const { region, session, posts } = principal;
  if (!posts.some((post) => post.id === appointment))
    throw accessErrors.error('ACCESS-POST', { reason: '您今天不任这一岗位' });
  await withUpkeep(db, { region, ...WHOLE_REGION }, (client) =>
    client.query('update auth.sessions set appointment = $3 where region_id = $1 and id = $2', [
      region,
      session,
      appointment,
    ]),
  );
}

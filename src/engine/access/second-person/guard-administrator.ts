import type { PoolClient } from 'pg';
import type { Account } from '#kernel/auth/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Principal } from '../principal.ts';
import { demandSecondPerson } from './demand-second-person.ts';

/**
 * Demands a second person where the account is an administrator's, today or from a later day: an administrator who set
 * its password could act as two of the three.
 * @throws ACCESS-SECOND-PERSON
 */
export function guardAdministrator(
  principal: Principal,
  pack: Pack,
  now: Date,
): (client: PoolClient, account: Account) => Promise<void> {
  const kinds = [...pack.access.posts.values()].filter(({ power }) => power !== null).map(({ id }) => id);
  return async (client, account) => {
    const held = await client.query(
      `select from access.appointments where region_id = $1 and account_id = $2 and kind = any ($3)
         and (to_on is null or to_on > $4) limit 1`,
      [principal.region, account.id, kinds, dayOf(now)],
    );
    if (!held.rowCount) return;
    const what = { act: 'administrator_password', subject: account.login } as const;
    await demandSecondPerson(client, principal, what, now);
  };
}

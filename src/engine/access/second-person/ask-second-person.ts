import { v7 as uuid } from 'uuid';
import { type Act, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { demandHolder, demandPower, type Principal } from '../principal.ts';
import { type Dangerous, SECOND_PERSON_ACTS } from './acts.ts';

/**
 * Requests the agreement of another administrator.
 * @returns the proposal's id
 * @throws ACCESS-DENIED for an act of another administrator
 */
export async function askSecondPerson(
  db: Database,
  { act, principal, pack }: { readonly act: Act; readonly principal: Principal; readonly pack: Pack },
  { act: what, subject, reason }: Dangerous & { readonly reason: string },
): Promise<string> {
  const { power, words } = SECOND_PERSON_ACTS[what];
  demandPower(principal, pack, power);
  demandHolder(principal);
  const said = words(subject);
  return withChange(db, act, async (client) => {
    const id = uuid();
    await client.query(
      `insert into access.proposals (region_id, id, act, subject, words, account_id, reason, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [principal.region, id, what, subject, said, principal.account.id, reason, act.now],
    );
    return { result: id, events: [{ type: 'proposal.asked', data: { proposal: id, what: said, reason } }] };
  });
}

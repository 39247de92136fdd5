import { type Act, withChange } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { accessErrors } from '../errors.ts';
import { demandHolder, demandPower, type Principal } from '../principal.ts';

/**
 * Accepts or rejects a proposal, as another of the administrators. This does nothing itself: the requester does the
 * act, once.
 * @throws ACCESS-PROPOSAL when it is one's own, or decided already; ACCESS-DENIED
 */
export async function decideProposal(
  db: Database,
  { act, principal, pack }: { readonly act: Act; readonly principal: Principal; readonly pack: Pack },
  { id, allowed, reason }: { readonly id: string; readonly allowed: boolean; readonly reason: string },
): Promise<void> {
  demandPower(principal, pack, 'system', 'security', 'audit');
  demandHolder(principal);
  const { region, account } = principal;
  const refuse = (why: string): Error => accessErrors.error('ACCESS-PROPOSAL', { reason: why });
  await withChange(db, act, async (client) => {
    const { rows } = await client.query<{ words: string; account: string; decided: Date | null }>(
      `select words, account_id as account, decided_at as decided from access.proposals
       where region_id = $1 and id = $2 for update`,
      [region, id],
    );
    const [asked] = rows;
    if (!asked) throw refuse('没有这一申请');
    if (asked.account === account.id) throw refuse('本人的申请不能由本人决定');
    if (asked.decided) throw refuse('已经决定过了');
    await client.query(
      'update access.proposals set decided_by = $3, decided_at = $4, allowed = $5 where region_id = $1 and id = $2',
      [region, id, account.id, act.now, allowed],
    );
    const data = { proposal: id, what: asked.words, reason, allowed };
    return { result: undefined, events: [{ type: 'proposal.decided', data }] };
  });
}

import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Principal } from '../principal.ts';
import type { SecondPersonAct } from './acts.ts';

/** A request of one administrator for another's agreement. */
export interface ListedProposal {
  readonly id: string;
  readonly act: SecondPersonAct;
  readonly words: string;
  readonly reason: string;
  readonly by: string;
  readonly own: boolean;
  readonly askedAt: Date;
  /** Null until it is decided. */
  readonly allowed: boolean | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly usedAt: Date | null;
}

/** A page of the proposals of a city, the latest first: for the three administrators, each of whom may decide. */
export async function listProposals(
  db: Database,
  { region, account }: Principal,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly ListedProposal[]> {
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<ListedProposal>(
      `select p.id, p.act, p.words, p.reason, a.name as by, p.account_id = $2 as own, p.asked_at as "askedAt", p.allowed,
         d.name as "decidedBy", p.decided_at as "decidedAt", p.used_at as "usedAt"
       from access.proposals p join auth.accounts a on a.region_id = p.region_id and a.id = p.account_id
         left join auth.accounts d on d.region_id = p.region_id and d.id = p.decided_by
       where p.region_id = $1 and a.region_id = $1 and ($3::uuid is null or p.id < $3) order by p.id desc limit $4`,
      [region, account.id, after, limit],
    );
    return rows;
  });
}

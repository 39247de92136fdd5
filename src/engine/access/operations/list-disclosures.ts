import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { type Principal, scopeFor } from '../principal.ts';

/** A request for access to a sealed row. */
export interface ListedDisclosure {
  readonly id: string;
  readonly ledger: string;
  readonly key: string;
  readonly reason: string;
  readonly requestedAt: Date;
  /** Name of the requester. */
  readonly by: string;
  readonly own: boolean;
  /** Null until it is decided. */
  readonly allowed: boolean | null;
  readonly decidedAt: Date | null;
}

/** A page of the requests that are one's own or that the acting post may decide, the latest first. */
export async function listDisclosures(
  db: Database,
  principal: Principal,
  pack: Pack,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly ListedDisclosure[]> {
  const { region, account } = principal;
  const { rights } = scopeFor(principal, pack, 'disclose');
  const decides = pack.access.classes
    .filter(({ sealed, index }) => sealed && (rights?.classes[index]?.ranges.length ?? 0) > 0)
    .flatMap(({ ledgers }) => ledgers);
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const { rows } = await client.query<ListedDisclosure>(
      `select d.id, d.ledger, d.row_key as key, d.reason, d.requested_at as "requestedAt", a.name as by,
         d.account_id = $2 as own, d.allowed, d.decided_at as "decidedAt"
       from access.disclosures d join auth.accounts a on a.region_id = d.region_id and a.id = d.account_id
       where d.region_id = $1 and a.region_id = $1 and (d.account_id = $2 or d.ledger = any ($3))
         and ($4::uuid is null or d.id < $4) order by d.id desc limit $5`,
      [region, account.id, decides, after, limit],
    );
    return rows;
  });
}

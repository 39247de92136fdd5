import type { PoolClient } from 'pg';
import { ident, patternSql, tableOf } from '#engine/records/index.ts';
import type { Flow } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';
import type { FlowLedger } from './matter.ts';

/** Why somebody who has to keep out of a matter takes no step of it. */
export const RECUSED = '您在这一事项中须回避';

/**
 * Whether the person behind an account has to keep out of a matter. Read under the role of steps: the list of those who keep
 * out is sealed, and what is told is about oneself only.
 * @param number by which the matter is cited: its natural key
 */
export async function isRecused(
  client: PoolClient,
  pack: Pack,
  region: number,
  { flow }: FlowLedger,
  { number, account }: { readonly number: string; readonly account: string },
): Promise<boolean> {
  if (!flow.recusal) return false;
  const { rowCount } = await client.query(
    `select from auth.accounts a where a.region_id = $1 and a.id::text = $3 and a.person in (${recusedSql(pack, flow)})`,
    [region, number, account],
  );
  return (rowCount ?? 0) > 0;
}

/** SQL of the persons who have to keep out of the matter `$2` of the region `$1`. */
export function recusedSql(pack: Pack, { recusal }: Pick<Flow, 'recusal'>): string {
  if (!recusal) return `select null::text where false`;
  const list = pack.ledgers.get(recusal.of.ledger);
  if (!list) throw new Error(`no ledger: ${recusal.of.ledger}`);
  return `select r.${ident(recusal.official.id)} from ${tableOf(list)} r
    where r.region_id = $1 and r.${ident(recusal.of.as.id)} = $2 and r.row_status = 'accepted' and ${patternSql(recusal.where, 'r')}`;
}

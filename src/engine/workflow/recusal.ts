import type { PoolClient } from 'pg';
import { ident, patternSql, tableOf } from '#engine/records/index.ts';
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
  const { recusal } = flow;
  if (!recusal) return false;
  const list = pack.ledgers.get(recusal.of.ledger);
  if (!list) throw new Error(`no ledger: ${recusal.of.ledger}`);
  const { rowCount } = await client.query(
    `select from ${tableOf(list)} c join auth.accounts a on a.region_id = c.region_id and a.person = c.${ident(recusal.official.id)}
     where c.region_id = $1 and c.${ident(recusal.of.as.id)} = $2 and a.id::text = $3 and c.row_status = 'accepted' and ${patternSql(recusal.where, 'c')} limit 1`,
    [region, number, account],
  );
  return (rowCount ?? 0) > 0;
}

import type { PoolClient } from 'pg';
import { ident, patternSql, tableOf } from '#engine/records/index.ts';
import type { CitingNeed, FlowStep } from '#model/pack/flow.ts';
import type { Pack } from '#model/pack/types.ts';

/**
 * What is missing for a step among the rows that cite its matter. Judged under the role of steps: a post that does not see
 * those rows must not pass because of that.
 * @param number by which the matter is cited: its natural key
 */
export async function unmetCitingNeeds(
  client: PoolClient,
  pack: Pack,
  region: number,
  { needs }: FlowStep,
  number: string,
): Promise<readonly string[]> {
  const unmet: string[] = [];
  for (const need of needs) {
    if (need.kind !== 'least' && need.kind !== 'every') continue;
    const { rows } = await client.query<{ met: boolean }>(`select ${metSql(pack, need)} as met`, [
      region,
      number,
    ]);
    if (rows[0]?.met !== true) unmet.push(need.message);
  }
  return unmet;
}

function metSql(pack: Pack, need: CitingNeed): string {
  const citing = pack.ledgers.get(need.of.ledger);
  if (!citing) throw new Error(`no ledger: ${need.of.ledger}`);
  const rows = `from ${tableOf(citing)} c where c.region_id = $1 and c.${ident(need.of.as.id)} = $2`;
  return need.kind === 'least'
    ? `(select count(*) ${rows} and c.row_status = 'accepted' and ${patternSql(need.where, 'c')}) >= ${need.least}`
    : `not exists (select ${rows} and c.row_status <> 'voided' and not ${patternSql(need.every, 'c')})`;
}

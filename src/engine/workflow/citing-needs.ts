import type { PoolClient } from 'pg';
import { ident, patternSql, tableOf } from '#engine/records/index.ts';
import type { CitingNeed, Flow, FlowStep } from '#model/pack/flow.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import type { FlowLedger } from './matter.ts';
import { recusedSql } from './recusal.ts';

/** How many rows are named that do not hold. */
const NAMED = 5;

/**
 * What is missing for a step among the rows that cite its matter. Judged under the role of steps: a post that does not see
 * those rows must not pass because of that. Rows that do not hold are named; those of a sealed ledger are counted.
 * @param number by which the matter is cited: its natural key
 */
export async function unmetCitingNeeds(
  client: PoolClient,
  pack: Pack,
  region: number,
  { ledger: { flow }, step: { needs }, number }: { ledger: FlowLedger; step: FlowStep; number: string },
): Promise<readonly string[]> {
  const unmet: string[] = [];
  for (const need of needs) {
    if (need.kind !== 'least' && need.kind !== 'every') continue;
    const citing = pack.ledgers.get(need.of.ledger);
    if (!citing) throw new Error(`no ledger: ${need.of.ledger}`);
    const { rows } = await client.query<{ count: number; keys: readonly string[] | null }>(
      `select count(*)::int as count, (array_agg(c.row_key order by c.row_key))[1:${NAMED}] as keys
       from ${tableOf(citing)} c where c.region_id = $1 and c.${ident(need.of.as.id)} = $2 and ${wantedSql(pack, flow, need)}`,
      [region, number],
    );
    const { count = 0, keys = null } = rows[0] ?? {};
    if (need.kind === 'least' ? count >= need.least : count === 0) continue;
    unmet.push(
      need.kind === 'least' ? need.message : `${need.message}（${inWords(citing, count, keys ?? [])}）`,
    );
  }
  return unmet;
}

/** SQL of the rows `c` that count, or of those that do not hold. */
function wantedSql(pack: Pack, flow: Flow, need: CitingNeed): string {
  const where = patternSql(need.where, 'c');
  if (need.kind === 'least') return `c.row_status = 'accepted' and ${where}`;
  const every = patternSql(need.every, 'c', undefined, `array(${recusedSql(pack, flow)})`);
  return `c.row_status <> 'voided' and ${where} and not ${every}`;
}

function inWords({ sensitivity }: Ledger, count: number, keys: readonly string[]): string {
  if (sensitivity === 'sealed') return `${count} 条`;
  const named = keys.map((key) => key.replaceAll('\u001f', '＋')).join('、');
  return count > keys.length ? `${named}等 ${count} 条` : named;
}

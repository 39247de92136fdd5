import type { PoolClient } from 'pg';
import type { Pack } from '#model/pack/types.ts';
import { ident, tableOf } from '../table.ts';
import { gatheredRows } from './gathered-rows.ts';
import { linksInto, nameOf } from './links.ts';
import { isDifferent } from './write-gathered.ts';

/** A row that says something else than the rows that belong to it. */
export interface GatherDifference {
  readonly ledger: string;
  readonly title: string;
  readonly key: string;
  /** The titles of the fields that differ; none where only who fills them in does. */
  readonly fields: readonly string[];
}

/**
 * Gathers everything anew and compares.
 * @returns the number of rows into which others are gathered, and those that differ
 */
export async function examineGathered(
  client: PoolClient,
  region: number,
  pack: Pack,
): Promise<{ readonly examined: number; readonly differences: readonly GatherDifference[] }> {
  let examined = 0;
  const differences: GatherDifference[] = [];
  for (const id of pack.gatherOrder) {
    const ledger = pack.ledgers.get(id);
    if (!ledger) continue;
    const ties = new Map<string, readonly string[]>();
    for (const link of linksInto(pack, ledger)) {
      const { rows } = await client.query<{ key: string }>(
        `select distinct t.${ident(link.at)} as key from ${tableOf(link.from)} t
         where t.region_id = $1 and t.row_status = 'accepted' and t.${ident(link.at)} is not null`,
        [region],
      );
      ties.set(
        nameOf(link.from.id, link),
        rows.map(({ key }) => key),
      );
    }
    const rows = await gatheredRows(client, region, pack, ledger, { ties, batches: 'any', lock: false });
    examined += rows.length;
    for (const row of rows)
      if (row.handedOver || isDifferent(ledger, row))
        differences.push({
          ledger: id,
          title: ledger.title,
          key: row.key,
          fields: ledger.gathered
            .filter(
              ({ field }) =>
                JSON.stringify(row.before.get(field.id)) !== JSON.stringify(row.after.get(field.id)),
            )
            .map(({ field }) => field.title),
        });
  }
  return { examined, differences };
}

import type { PoolClient } from 'pg';
import type { Ledger } from '#model/pack/types.ts';
import { tableOf } from './table.ts';

/** Takes attachments along with rows of a ledger that now belong to another unit: they are as visible as their rows. */
export async function carryAttachments(client: PoolClient, region: number, ledger: Ledger): Promise<void> {
  // Without this look an amendment of a ledger that has no files would read all of its rows once more.
  const any = await client.query(
    'select from files.attachments where region_id = $1 and ledger = $2 limit 1',
    [region, ledger.id],
  );
  if (!any.rowCount) return;
  await client.query(
    `update files.attachments a set unit_id = t.unit_id, unit_path = t.unit_path from ${tableOf(ledger)} t
     where a.region_id = $1 and a.ledger = $2 and t.region_id = $1 and t.row_id = a.row_id
       and (a.unit_id <> t.unit_id or a.unit_path <> t.unit_path collate "C")`,
    [region, ledger.id],
  );
}

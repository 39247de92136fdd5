import type { PoolClient } from 'pg';
import { tableOf } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { ROW_TEXT_SETTING, rowTextSql } from './row-text-sql.ts';

/** A row as it was at a version. */
export interface RowAsked {
  readonly ledger: Ledger;
  readonly key: string;
  readonly version: number;
}

/**
 * The canonical text of a row as it was: from the row itself, or from what the history kept of that version.
 * @param secret of the report, 32 bytes
 * @returns null when neither has it
 */
export async function findRowText(
  client: PoolClient,
  region: number,
  { ledger, key, version }: RowAsked,
  secret: Uint8Array,
): Promise<string | null> {
  await client.query(ROW_TEXT_SETTING);
  const text = rowTextSql(ledger, '$2::bytea');
  const table = tableOf(ledger);
  const now = await client.query<{ text: string; row_id: string; row_version: number }>(
    `select ${text} as text, t.row_id, t.row_version from ${table} t where t.region_id = $1 and t.row_key = $3`,
    [region, secret, key],
  );
  const [row] = now.rows;
  if (!row) return null;
  if (row.row_version === version) return row.text;
  const before = await client.query<{ text: string }>(
    `select ${text} as text from core.row_history h, jsonb_populate_record(null::${table}, h.before) t
     where h.region_id = $1 and h.ledger = $3 and h.row_id = $4 and h.row_version = $5`,
    [region, secret, ledger.id, row.row_id, version + 1],
  );
  return before.rows[0]?.text ?? null;
}

import type { PoolClient } from 'pg';
import { ident, type Stage, tableOf } from '#engine/records/index.ts';

/** A staged row without a required value. */
export interface UnfilledRow {
  readonly row: number;
  readonly key: string;
  readonly column: string;
  readonly hint: string | null;
}

/**
 * Rows without a field whose column older sheets may lack (`required: where_asked`), where this sheet has the column. A
 * row that is stored without it may stay so: a city must be able to import its own export.
 */
export async function unfilledRows(
  client: PoolClient,
  stage: Stage,
  region: number,
): Promise<readonly UnfilledRow[]> {
  const found: UnfilledRow[] = [];
  for (const field of stage.fields) {
    if (!field.mayLackColumn) continue;
    const column = ident(field.id);
    const { rows } = await client.query<{ row: number; key: string }>(
      `select s.row_no as row, s.row_key as key from ${stage.table} s
       where s.${column} is null and s.row_status in ('submitted', 'accepted')
         and not exists (select from ${tableOf(stage.ledger)} t
           where t.region_id = $1 and t.row_key = s.row_key and t.${column} is null)
       order by s.row_no`,
      [region],
    );
    for (const row of rows) found.push({ ...row, column: field.title, hint: field.hint });
  }
  return found;
}

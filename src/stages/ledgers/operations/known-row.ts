import type { PoolClient } from 'pg';
import { recordErrors, type RowStatus, tableOf } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { RowToSave } from './row-to-save.ts';

/** A row within the transaction that changes it. */
export interface KnownRow {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly status: RowStatus;
  readonly columns: Readonly<Record<string, unknown>>;
}

const COLUMNS = `t.row_id as id, t.row_key as key, t.row_version as version, t.row_status as status, to_jsonb(t.*) as columns`;

/**
 * Locks and checks the row that is to be amended.
 * @throws RECORD-NOT-FOUND, RECORD-TRANSITION, RECORD-REASON, RECORD-CONFLICT with the author of a change since
 */
export async function knownRow(
  client: PoolClient,
  { scope, ledger, reason }: Pick<RowToSave, 'scope' | 'ledger' | 'reason'>,
  known: { readonly id: string; readonly version: number },
): Promise<KnownRow> {
  const { rows } = await client.query<KnownRow>(
    `select ${COLUMNS} from ${tableOf(ledger)} t where t.region_id = $1 and t.row_id = $2 for update`,
    [scope.region, known.id],
  );
  const [row] = rows;
  if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key: known.id });
  if (row.version !== known.version)
    throw recordErrors.error('RECORD-CONFLICT', await lastChange(client, scope.region, ledger, row));
  if (row.status === 'voided')
    throw recordErrors.error('RECORD-TRANSITION', { key: row.key, from: '已作废', to: '草稿' });
  if ((row.status === 'accepted' || row.status === 'submitted') && (reason?.trim() ?? '') === '')
    throw recordErrors.error('RECORD-REASON', {
      action: row.status === 'accepted' ? '修改已审定的' : '修改已报送的',
    });
  return row;
}

/** The rows that this transaction has just written, in the order of their keys. */
export async function rowsOfBatch(
  client: PoolClient,
  { scope, ledger }: Pick<RowToSave, 'scope' | 'ledger'>,
  batch: string,
): Promise<readonly KnownRow[]> {
  const { rows } = await client.query<KnownRow>(
    `select ${COLUMNS} from ${tableOf(ledger)} t where t.region_id = $1 and t.row_batch_id = $2 order by t.row_key`,
    [scope.region, batch],
  );
  return rows;
}

/** The row that this transaction has just written. */
export async function rowOfBatch(
  client: PoolClient,
  request: Pick<RowToSave, 'scope' | 'ledger'>,
  batch: string,
): Promise<KnownRow> {
  const [row] = await rowsOfBatch(client, request, batch);
  if (!row) throw new Error(`the row of batch ${batch} is out of its own writer's sight`);
  return row;
}

async function lastChange(
  client: PoolClient,
  region: number,
  ledger: Ledger,
  { id }: KnownRow,
): Promise<{ readonly by: string; readonly at: string }> {
  const { rows } = await client.query<{ by: string; at: string }>(
    `select actor as by, to_char(changed_at at time zone 'Asia/Shanghai', 'FMMM月FMDD日 HH24:MI') as at
     from core.row_history where region_id = $1 and ledger = $2 and row_id = $3 order by row_version desc limit 1`,
    [region, ledger.id, id],
  );
  return rows[0] ?? { by: '他人', at: '刚才' };
}

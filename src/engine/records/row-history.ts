import type { PoolClient } from 'pg';
import { type Act, readRows } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from './errors.ts';
import { tableOf } from './table.ts';

/** One state of a row: what it became, by whom, when and why. */
export interface RowState {
  readonly version: number;
  readonly action:
    | 'create'
    | 'amend'
    | 'submit'
    | 'accept'
    | 'return'
    | 'void'
    | 'move'
    | 'take_back'
    | 'step'
    | 'gather';
  readonly actor: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>>;
}

/**
 * The whole history of a row, oldest first. The first state is that of the insert: it is read from the before-image
 * of the first change, or from the row itself, because it is not stored a second time.
 * Of a sealed ledger the look is entered into the log.
 * @throws RECORD-NOT-FOUND, also for a row outside the scope
 */
export async function rowHistory(
  db: Database,
  act: Act,
  ledger: Ledger,
  key: string,
): Promise<readonly RowState[]> {
  const { scope } = act;
  const read = async (client: PoolClient): Promise<readonly RowState[]> => {
    const current = await client.query<{
      row_id: string;
      row_received_at: Date;
      now: Record<string, unknown>;
      creator: string | null;
    }>(
      `select row_id, row_received_at, to_jsonb(t.*) as now, (select b.actor from core.batches b where b.region_id = $1
         and b.id = coalesce((select (h.before ->> 'row_batch_id')::uuid from core.row_history h
           where h.region_id = $1 and h.ledger = $3 and h.row_id = t.row_id order by h.row_version limit 1), t.row_batch_id)) as creator
       from ${tableOf(ledger)} t where t.region_id = $1 and t.row_key = $2`,
      [scope.region, key, ledger.id],
    );
    const [row] = current.rows;
    if (!row) throw recordErrors.error('RECORD-NOT-FOUND', { ledger: ledger.title, key });
    const { rows } = await client.query<{
      version: number;
      action: RowState['action'];
      actor: string;
      at: Date;
      reason: string | null;
      before: Record<string, unknown>;
      after: Record<string, unknown>;
    }>(
      `select row_version as version, action, actor, changed_at as at, reason, before, after from core.row_history
       where region_id = $1 and ledger = $2 and row_id = $3 order by row_version`,
      [scope.region, ledger.id, row.row_id],
    );
    const first = rows[0]?.before ?? row.now;
    const created: RowState = {
      version: 1,
      action: 'create',
      actor: row.creator,
      at: row.row_received_at,
      reason: null,
      before: null,
      after: first,
    };
    return [created, ...rows];
  };
  return readRows(db, act, { ledger, purpose: '一条记录的历史', keyOf: () => key }, read);
}

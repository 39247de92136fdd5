import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import { type Act, type HistoryDigest, withDigest } from '#engine/audit/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { handOver } from './handed/hand-over.ts';
import { type RowStatus, tableOf } from './table.ts';

export const STATUS_WORDS: Readonly<Record<RowStatus, string>> = {
  draft: '草稿',
  submitted: '已报送',
  accepted: '已审定',
  returned: '已退回',
  voided: '已作废',
};

/** A state that a row comes to, after it was judged that it may, and with the row locked. */
export interface StatusToWrite extends Act {
  readonly ledger: Ledger;
  readonly key: string;
  readonly action: 'submit' | 'accept' | 'return' | 'void' | 'take_back';
  readonly opinion: string;
  readonly from: RowStatus;
  readonly to: RowStatus;
  /** The row's version until now. */
  readonly version: number;
}

/** Writes the state with its before and after, and hands back how the log tells it. */
export async function writeStatus(
  client: PoolClient,
  { ledger, key, scope, actor, now, action, opinion, from, to, version }: StatusToWrite,
): Promise<{ readonly version: number; readonly event: AuditEvent }> {
  const table = tableOf(ledger);
  const batch = uuid();
  const voidReason = to === 'voided' ? opinion : null;
  const history = await client.query<HistoryDigest>(
    withDigest(`insert into core.row_history (region_id, id, ledger, row_id, row_version, unit_id, unit_path, author, readers, action, reason, batch_id, actor, changed_at, before, after)
     select region_id, $3, $4, row_id, row_version + 1, ${ledger.kind === 'ledger' ? 'unit_id, unit_path, row_author, row_readers' : "'', '', '', '{}'"}, $5, $6, $7, $8, $9,
       to_jsonb(t.*), to_jsonb(t.*) || jsonb_build_object('row_status', $10::text, 'row_void_reason', $11::text)
     from ${table} t where t.region_id = $1 and t.row_key = $2`),
    [
      scope.region,
      key,
      uuid(),
      ledger.id,
      action,
      opinion === '' ? null : opinion,
      batch,
      actor.name,
      now,
      to,
      voidReason,
    ],
  );
  await client.query(
    `update ${table} set row_status = $3, row_void_reason = $4, row_version = row_version + 1, row_amended_at = $5, row_batch_id = $6
     where region_id = $1 and row_key = $2`,
    [scope.region, key, to, voidReason, now, batch],
  );
  await handOver(client, { region: scope.region, ledger, now, batch });
  const next = version + 1;
  const kept = history.rows[0] ?? null;
  const told = {
    ledger: ledger.id,
    title: ledger.title,
    key,
    version: next,
    before: STATUS_WORDS[from],
    after: STATUS_WORDS[to],
    reason: opinion === '' ? null : opinion,
    rows: [{ ledger: ledger.id, title: ledger.title, batch, inserted: 0, amended: 1, history: kept }],
  };
  return { version: next, event: { type: `row.${action}`, data: told } };
}

import type { PoolClient } from 'pg';
import { reachesPath } from '#engine/access/index.ts';
import { changeStatusIn } from '#engine/records/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { KnownRow } from './known-row.ts';
import type { RowToSave } from './row-to-save.ts';

/**
 * Accepts rows that were just saved, in the same transaction, where the author may accept rows of their unit.
 * @returns the event for the log; none for rows that wait for a reviewer
 */
export async function acceptSaved(
  client: PoolClient,
  request: Pick<RowToSave, 'pack' | 'ledger' | 'accepting' | 'scope' | 'actor' | 'now'>,
  rows: readonly KnownRow[],
): Promise<readonly AuditEvent[]> {
  const { pack, ledger, accepting } = request;
  const events: AuditEvent[] = [];
  if (!accepting) return events;
  for (const { key, columns } of rows) {
    const path = typeof columns['unit_path'] === 'string' ? columns['unit_path'] : undefined;
    if (!reachesPath(pack, accepting, ledger.id, path)) continue;
    events.push((await changeStatusIn(client, { ...request, key, action: 'accept', reason: null })).event);
  }
  return events;
}

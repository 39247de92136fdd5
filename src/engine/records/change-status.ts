import { withChange } from '#engine/audit/with-change.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { changeStatusIn, type RowStatusChange } from './change-status-in.ts';

export interface StatusChange extends RowStatusChange {
  readonly db: Database;
}

/** What becomes of one row by hand; see change-status-in.ts. @returns the row's new version */
export function changeStatus({ db, ...change }: StatusChange): Promise<number> {
  return withChange(db, change, async (client) => {
    const { version, event } = await changeStatusIn(client, change);
    return { result: version, events: [event] };
  });
}

export interface StatusChanges extends Omit<StatusChange, 'key'> {
  readonly keys: readonly string[];
}

/**
 * The same for several rows of a ledger, all or none. In the order of their keys, so that two of these never wait for
 * each other.
 * @throws what `changeStatusIn` throws, for the first row that cannot be changed
 */
export function changeStatuses({ db, keys, ...change }: StatusChanges): Promise<void> {
  return withChange(db, change, async (client) => {
    const events: AuditEvent[] = [];
    for (const key of keys.toSorted()) events.push((await changeStatusIn(client, { ...change, key })).event);
    const [first, ...others] = events;
    if (!first) throw new Error('no rows were named');
    return { result: undefined, events: [first, ...others] };
  });
}

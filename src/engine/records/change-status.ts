import type { AuditEvent } from '#model/events/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { changeByHand } from './change-by-hand.ts';
import { changeStatusIn, type RowStatusChange } from './change-status-in.ts';

export interface StatusChange extends RowStatusChange {
  readonly db: Database;
  readonly pack: Pack;
}

/** What becomes of one row by hand; see change-status-in.ts. @returns the row's new version */
export function changeStatus({ db, pack, ...change }: StatusChange): Promise<number> {
  return changeByHand(db, pack, change, async (client) => {
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
 * @returns the new version of each row, by its key
 * @throws what `changeStatusIn` throws, for the first row that cannot be changed
 */
export function changeStatuses({
  db,
  pack,
  keys,
  ...change
}: StatusChanges): Promise<ReadonlyMap<string, number>> {
  return changeByHand(db, pack, change, async (client) => {
    const events: AuditEvent[] = [];
    const versions = new Map<string, number>();
    for (const key of keys.toSorted()) {
      const { version, event } = await changeStatusIn(client, { ...change, key });
      events.push(event);
      versions.set(key, version);
    }
    const [first, ...others] = events;
    if (!first) throw new Error('no rows were named');
    return { result: versions, events: [first, ...others] };
  });
}

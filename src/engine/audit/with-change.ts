import type { PoolClient, QueryResult } from 'pg';
import type { Actor, NewEntry } from '#kernel/audit/index.ts';
import { append, type Occasion } from '#kernel/audit/append.ts';
import { withEntries, withOwnerEntries } from '#kernel/audit/with-entries.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import { changedLedgers, countUpSql } from './count-up.ts';
import { guardedRowsWritten } from './guarded-rows.ts';
import { type AuditEvent, storeEvent } from '#model/events/index.ts';

/** Within what, by whom and when something is changed. */
export interface Act {
  readonly scope: Scope;
  readonly actor: Actor;
  readonly now: Date;
}

/** What a change hands back: its result, and at least one event that tells of it. */
export interface Changed<T> {
  readonly result: T;
  readonly events: readonly [AuditEvent, ...AuditEvent[]];
}

/**
 * The one way to write rows: runs `fn` in one transaction within the scope, and enters its events into the log of the
 * region as the last act of that transaction; ledgers whose rows it changed are counted up. A change that throws leaves
 * neither rows nor events. Locks are taken in one order everywhere: the city (importsWaited), rows, ledgers, the log.
 */
export async function withChange<T>(
  db: Database,
  act: Act,
  fn: (client: PoolClient, opened: readonly QueryResult[]) => Promise<Changed<T>>,
  opening: readonly string[] = [],
): Promise<T> {
  const { region } = act.scope;
  return withEntries(
    db,
    act,
    async (client, opened) => {
      const changed = await fn(client, opened);
      // An acting post has no right on any guarded table, and a step writes none.
      const written =
        act.scope.rights || act.scope.steps ? null : await guardedRowsWritten(db, client, region);
      const before = countUpSql(region, changedLedgers(changed.events), act.now);
      return { ...entered(changed, written), before };
    },
    opening,
  );
}

/** Ends a change that finds everything as it is wanted. */
class NothingChanged extends Error {}

/** Within {@link withChangeIfAny}: everything is as it is wanted already. */
export function nothingChanged(): never {
  throw new NothingChanged('nothing changed');
}

/**
 * The same for an act that sets something to a wanted state: asked for again it finds the state, calls
 * {@link nothingChanged}, and leaves no second entry in the log.
 */
export function withChangeIfAny(
  db: Database,
  act: Act,
  fn: (client: PoolClient) => Promise<Changed<undefined>>,
): Promise<void> {
  return ifAny(withChange(db, act, fn));
}

/** Waits for a change that may call {@link nothingChanged}. */
export async function ifAny(change: Promise<void>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof NothingChanged)) throw error;
  }
}

/** The same for what only the owner of the tables may do: regions, and the tables themselves. */
export async function withOwnerChange<T>(
  db: Database,
  occasion: Occasion,
  fn: (client: PoolClient) => Promise<Changed<T>>,
): Promise<T> {
  return withOwnerEntries(db, occasion, async (client) => {
    const changed = await fn(client);
    const counted = countUpSql(occasion.region, changedLedgers(changed.events), occasion.now);
    if (counted !== null) await client.query(counted);
    // The day on which a city began is written together with the city.
    return entered(changed, await guardedRowsWritten(db, client, occasion.region));
  });
}

/** Enters what was done or read, where nothing else is written with it: an export, a look at sealed rows, a sign-in. */
export async function logEvents(
  db: Database,
  act: Act,
  events: readonly [AuditEvent, ...AuditEvent[]],
): Promise<void> {
  await withChange(db, act, async () => ({ result: undefined, events }));
}

/** Appends events to a transaction of the owner that is under way; it must be its last act. */
export async function appendEvents(
  client: PoolClient,
  occasion: Occasion,
  events: readonly AuditEvent[],
): Promise<void> {
  await append(
    client,
    occasion,
    events.map((one) => storeEvent(one)),
  );
}

function entered<T>(
  { result, events: [first, ...others] }: Changed<T>,
  guarded: object | null = null,
): {
  result: T;
  entries: readonly [NewEntry, ...NewEntry[]];
} {
  return { result, entries: [storeEvent(first, guarded), ...others.map((one) => storeEvent(one))] };
}

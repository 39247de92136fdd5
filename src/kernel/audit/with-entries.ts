import type { PoolClient } from 'pg';
import { type Database, type Scope, withOwner } from '../db/index.ts';
import { writeInScope } from '../db/write-in-scope.ts';
import { append, type Occasion } from './append.ts';
import type { Actor, NewEntry } from './entry.ts';

/** What a writing operation hands back: its result, and at least one entry that tells of it. */
export interface Entered<T> {
  readonly result: T;
  readonly entries: readonly [NewEntry, ...NewEntry[]];
}

/**
 * Runs `fn` in one transaction of the application role that may write within `scope`, and appends its entries as the
 * last act of the same transaction: the change and its entry are both there, or neither. Scopes that are opened
 * otherwise cannot write, so that no change goes without an entry. Rolls back and rethrows when `fn` throws.
 */
export async function withEntries<T>(
  db: Database,
  { scope, actor, now }: { readonly scope: Scope; readonly actor: Actor; readonly now: Date },
  fn: (client: PoolClient) => Promise<Entered<T>>,
): Promise<T> {
  return writeInScope(db, scope, async (client) => {
    const { result, entries } = await fn(client);
    await append(client, { region: scope.region, actor, now }, entries);
    return result;
  });
}

/** The same for what only the owner of the tables may do: regions, tables, a restore. */
export async function withOwnerEntries<T>(
  db: Database,
  occasion: Occasion,
  fn: (client: PoolClient) => Promise<Entered<T>>,
): Promise<T> {
  return withOwner(db, async (client) => {
    const { result, entries } = await fn(client);
    await append(client, occasion, entries);
    return result;
  });
}

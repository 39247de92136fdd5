import type { PoolClient, QueryResult } from 'pg';
import { type Database, type Scope, withOwner } from '../db/index.ts';
import { writeInScope } from '../db/write-in-scope.ts';
import { append, type Occasion, prepareAppend } from './append.ts';
import type { Actor, NewEntry } from './entry.ts';

/** The result of a writing operation, with at least one entry about it. */
export interface Entered<T> {
  readonly result: T;
  readonly entries: readonly [NewEntry, ...NewEntry[]];
  /** A statement that is sent with the lock of the chain; null or absent: none. */
  readonly before?: string | null;
}

/**
 * Runs `fn` in one transaction of the application role that may write within `scope`, and appends its entries as the
 * last act of the same transaction: the change and its entry are both stored, or neither. Other scopes cannot write, so
 * that there is no change without an entry. Rolls back and rethrows when `fn` throws.
 * @param opening statements that are sent with the beginning of the transaction; `fn` gets their results
 */
export async function withEntries<T>(
  db: Database,
  { scope, actor, now }: { readonly scope: Scope; readonly actor: Actor; readonly now: Date },
  fn: (client: PoolClient, opened: readonly QueryResult[]) => Promise<Entered<T>>,
  opening: readonly string[] = [],
): Promise<T> {
  const { result } = await writeInScope(
    db,
    scope,
    async (client, opened) => {
      const { result: done, entries, before = null } = await fn(client, opened);
      const occasion = { region: scope.region, actor, now };
      return { result: done, entering: await prepareAppend(client, occasion, entries, before) };
    },
    { opening, closing: ({ entering }) => entering },
  );
  return result;
}

/** The same for changes that only the owner of the tables may make: regions, tables, a restore. */
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

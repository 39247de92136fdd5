import type { PoolClient, QueryResult } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` on one connection that sees one moment, read under `scope`; it cannot write. Several questions that must agree
 * with one another, without the second connection of `withSnapshot`.
 * @param first what is asked at once, sent with the beginning; `fn` is handed its result
 */
export async function withMoment<T>(
  db: Database,
  scope: Scope,
  first: string,
  fn: (client: PoolClient, result: QueryResult | undefined) => Promise<T>,
): Promise<T> {
  const opening = ['begin isolation level repeatable read read only', scopeStatements(scope), first];
  return transaction(db.app, (client, opened) => fn(client, opened.at(-1)), { opening, reading: true });
}

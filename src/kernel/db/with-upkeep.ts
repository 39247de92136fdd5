import type { PoolClient, QueryResult } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { inOneMessage } from './in-one-message.ts';
import { transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in a transaction that may write data outside the records of the city: the caches of facts and of digests,
 * which can be recomputed at any time, the use of sessions, the answers to repeated requests, the progress of jobs,
 * received files, and what users keep for themselves. The one exception from the log; import rules list its users.
 */
export async function withUpkeep<T>(
  db: Database,
  scope: Scope,
  fn: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(db.app, fn, { opening: [`begin; ${scopeStatements(scope)}`] });
}

/**
 * The same for one statement that a crash may lose: it is sent with its whole transaction in one message and does not
 * wait for the disk.
 * @param sql without places
 */
export async function upkeepInPassing(db: Database, scope: Scope, sql: string): Promise<QueryResult> {
  const opening = ['begin', 'set local synchronous_commit = off', scopeStatements(scope), sql, 'commit'];
  return inOneMessage(db.app, opening);
}

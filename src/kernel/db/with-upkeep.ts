import type { PoolClient } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in a transaction that may write what is no record of the city: the caches of facts and of digests, which
 * can be computed anew at any time, when and in which post a session is used, the answers to requests sent twice, how
 * far a job is, which files arrived, and what people keep for themselves. The one exception from the log; import rules name
 * who may use it.
 */
export async function withUpkeep<T>(
  db: Database,
  scope: Scope,
  fn: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(db.app, fn, `begin; ${scopeStatements(scope)}`);
}

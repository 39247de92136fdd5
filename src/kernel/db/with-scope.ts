import type { PoolClient } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in one transaction of the application role that sees exactly `scope` and cannot write. Writing is possible
 * only through `withChange` (engine/audit), which records the change in the log. Rethrows what `fn` throws.
 */
export async function withScope<T>(
  db: Database,
  scope: Scope,
  fn: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(db.app, fn, { opening: [`begin read only; ${scopeStatements(scope)}`], reading: true });
}

import type { PoolClient } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in one writing transaction of the application role under `scope`. Not on the door: kernel/audit alone
 * imports it (an import rule), because a change that leaves no entry in the log must not be possible by oversight.
 */
export async function writeInScope<T>(
  db: Database,
  scope: Scope,
  fn: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(db.app, fn, `begin; ${scopeStatements(scope)}`);
}

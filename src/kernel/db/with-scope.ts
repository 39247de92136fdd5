import type { PoolClient } from 'pg';
import { enterScope } from './enter-scope.ts';
import { transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in one transaction of the application role that sees exactly `scope`. Commits when `fn`
 * resolves, rolls back and rethrows when it throws.
 */
export async function withScope<T>(
  db: Database,
  scope: Scope,
  fn: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return transaction(db.app, async (client) => {
    await enterScope(client, scope);
    return fn(client);
  });
}

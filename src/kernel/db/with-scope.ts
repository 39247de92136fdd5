import type { PoolClient } from 'pg';
import { dbErrors } from './errors.ts';
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
  const { region, lo, hi } = scope;
  if (!Number.isInteger(region))
    throw dbErrors.error('DB-SCOPE', { reason: `地区编号 ${String(region)} 不是整数` });
  return transaction(db.app, async (client) => {
    await client.query('select app.scope($1, $2, $3)', [region, lo, hi]);
    return fn(client);
  });
}

import type { PoolClient } from 'pg';
import { transaction } from './transaction.ts';
import type { Database } from './types.ts';

/**
 * Runs `fn` in one transaction of the owner of the tables, whom no policy binds: for migrations and other
 * DDL, never for a user's request. Commits when `fn` resolves, rolls back and rethrows when it throws.
 */
export async function withOwner<T>(db: Database, fn: (client: PoolClient) => Promise<T>): Promise<T> {
  return transaction(db.owner, fn);
}

import type { PoolClient, QueryResult } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { type Frame, transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in one writing transaction of the application role under `scope`. It is not exported from the index: only
 * kernel/audit imports it (an import rule), so that no change without an entry in the log is possible by oversight.
 * @param frame queries that are sent with the opening, and what is sent with the commit
 */
export async function writeInScope<T>(
  db: Database,
  scope: Scope,
  fn: (client: PoolClient, opened: readonly QueryResult[]) => Promise<T>,
  { opening = [], closing }: Pick<Frame<T>, 'opening' | 'closing'> = {},
): Promise<T> {
  return transaction(db.app, (client, results) => fn(client, asked(results, opening)), {
    opening: [`begin; ${scopeStatements(scope)}`, ...opening],
    ...(closing ? { closing } : {}),
  });
}

/** The results of the caller's own queries among those of an opening: the last ones. */
function asked(results: readonly QueryResult[], { length }: readonly string[]): readonly QueryResult[] {
  return length === 0 ? [] : results.slice(-length);
}

import type { PoolClient, QueryResult } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { type Frame, transaction } from './transaction.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` in one writing transaction of the application role under `scope`. Not on the door: kernel/audit alone
 * imports it (an import rule), because a change that leaves no entry in the log must not be possible by oversight.
 * @param frame what is asked with the opening, and what is sent with the commit
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

/** Of the results of an opening those of what was asked: the last ones. */
function asked(results: readonly QueryResult[], { length }: readonly string[]): readonly QueryResult[] {
  return length === 0 ? [] : results.slice(-length);
}

import type { QueryResultRow } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import { inOneMessage } from './in-one-message.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs one query within a scope, sent with its whole transaction in one message: for queries of every request.
 * @param sql without places (filled)
 */
export async function readInOne<R extends QueryResultRow>(
  db: Database,
  scope: Scope,
  sql: string,
): Promise<readonly R[]> {
  const { rows } = await inOneMessage(db.app, ['begin read only', scopeStatements(scope), sql, 'commit']);
  return rows as R[];
}

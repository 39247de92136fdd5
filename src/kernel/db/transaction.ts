import type { Pool, PoolClient, QueryResult } from 'pg';
import { borrow } from './borrow.ts';
import { oneMessage } from './filled.ts';

/** How a transaction begins and ends. */
export interface Frame<T> {
  /** Statements before the first of `fn`, sent in one message: the mode, the scope, and first queries. */
  readonly opening?: readonly string[];
  /** The last statement, which is sent with the commit; null: none. */
  readonly closing?: (result: T) => string | null;
  /** True where nothing is written: the result then does not wait for the commit. */
  readonly reading?: boolean;
}

/**
 * One transaction on a connection of the pool; a connection that failed to roll back is closed.
 * @param fn gets the results of the opening
 */
export async function transaction<T>(
  pool: Pool,
  fn: (client: PoolClient, opened: readonly QueryResult[]) => Promise<T>,
  { opening = ['begin'], closing = () => null, reading = false }: Frame<T> = {},
): Promise<T> {
  const { client, giveBack } = await borrow(pool);
  try {
    const result = await fn(client, await oneMessage(client, opening));
    const last = closing(result);
    const commit = last === null ? client.query('commit') : oneMessage(client, [last, 'commit']);
    if (reading)
      void commit.then(
        () => giveBack(false),
        () => giveBack(true),
      );
    else {
      await commit;
      giveBack(false);
    }
    return result;
  } catch (error) {
    let broken = false;
    await client.query('rollback').catch(() => (broken = true));
    giveBack(broken);
    throw error;
  }
}

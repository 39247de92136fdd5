import type { Pool, QueryResult } from 'pg';
import { borrow } from './borrow.ts';
import { oneMessage } from './filled.ts';

/**
 * Sends a whole transaction in one message, "begin" and "commit" among its statements.
 * @returns the result of the last statement before the commit
 */
export async function inOneMessage(pool: Pool, statements: readonly string[]): Promise<QueryResult> {
  const { client, giveBack } = await borrow(pool);
  let broken = false;
  try {
    const result = (await oneMessage(client, statements)).at(-2);
    if (!result) throw new Error('no statement in the transaction');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    giveBack(broken);
  }
}

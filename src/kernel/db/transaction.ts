import type { Pool, PoolClient } from 'pg';

/**
 * One transaction on a connection of the pool; a connection that failed to roll back is thrown away.
 * @param mode of the transaction, by default a writing one
 */
export async function transaction<T>(
  pool: Pool,
  fn: (client: PoolClient) => Promise<T>,
  mode: '' | 'read only' = '',
): Promise<T> {
  const client = await pool.connect();
  // Without a listener a connection that breaks in the middle would end the program; the query fails anyway.
  const ignore = () => undefined;
  client.on('error', ignore);
  let broken = false;
  try {
    await client.query(`begin ${mode}`);
    const result = await fn(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.off('error', ignore);
    client.release(broken);
  }
}

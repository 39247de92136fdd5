import type { Pool, PoolClient } from 'pg';

/**
 * One transaction on a connection of the pool; a connection that failed to roll back is thrown away.
 * @param opening what stands before the first statement of `fn`: the mode, and the scope
 * @param reading true where nothing is written: the result then does not wait for the commit, which can change nothing
 */
export async function transaction<T>(
  pool: Pool,
  fn: (client: PoolClient) => Promise<T>,
  opening = 'begin',
  reading = false,
): Promise<T> {
  const client = await pool.connect();
  // Without a listener a connection that breaks in the middle would end the program; the query fails anyway.
  const ignore = () => undefined;
  client.on('error', ignore);
  const release = (broken: boolean): void => {
    client.off('error', ignore);
    client.release(broken);
  };
  try {
    await client.query(opening);
    const result = await fn(client);
    const commit = client.query('commit');
    if (reading)
      void commit.then(
        () => release(false),
        () => release(true),
      );
    else {
      await commit;
      release(false);
    }
    return result;
  } catch (error) {
    let broken = false;
    await client.query('rollback').catch(() => (broken = true));
    release(broken);
    throw error;
  }
}

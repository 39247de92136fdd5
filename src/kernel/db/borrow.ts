import type { Pool, PoolClient } from 'pg';

/** A connection of the pool, until it is given back; one that is broken is thrown away. */
export async function borrow(
  pool: Pool,
): Promise<{ readonly client: PoolClient; readonly giveBack: (broken: boolean) => void }> {
  const client = await pool.connect();
  // Without a listener a connection that breaks in the middle would end the program; the query fails anyway.
  const ignore = () => undefined;
  client.on('error', ignore);
  return {
    client,
    giveBack: (broken) => {
      client.off('error', ignore);
      client.release(broken);
    },
  };
}

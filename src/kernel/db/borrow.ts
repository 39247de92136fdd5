import type { Pool, PoolClient } from 'pg';

/** A connection of the pool until it is given back; a broken one is closed. */
export async function borrow(
  pool: Pool,
): Promise<{ readonly client: PoolClient; readonly giveBack: (broken: boolean) => void }> {
  const client = await pool.connect();
  // Without a listener a connection that breaks during a query would end the program; the query fails anyway.
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

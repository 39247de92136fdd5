import type { PoolClient } from 'pg';

/** Lets the connections take pass after pass, so that none idles while another has work left. */
export async function share<T, U>(
  clients: readonly PoolClient[],
  work: readonly T[],
  each: (client: PoolClient, item: T) => Promise<U>,
): Promise<U[]> {
  const results: U[] = [];
  let next = 0;
  await Promise.all(
    clients.map(async (client) => {
      for (let item = work[next++]; item !== undefined; item = work[next++])
        results.push(await each(client, item));
    }),
  );
  return results;
}

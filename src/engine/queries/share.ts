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

/** So many pieces of work for each connection: one that is done early takes another. */
const TURNS = 2;

/** Work in bundles of about the same length, dealt like cards, so that neighbours (which are alike) are apart. */
export function bundles<T>(clients: readonly PoolClient[], work: readonly T[]): readonly (readonly T[])[] {
  const count = Math.min(clients.length * TURNS, work.length);
  return Array.from({ length: count }, (_, at) => work.filter((_one, index) => index % count === at));
}

import type { Pool, PoolClient } from 'pg';
import { enterScope } from './enter-scope.ts';
import type { Database, Scope } from './types.ts';

/**
 * Runs `fn` on several connections that all see one and the same moment, read under `scope`. For work that is
 * split over connections and must still agree with itself. None of them can write.
 * @param count how many connections, at least 1
 * @param moment a snapshot that another transaction exported and holds open; absent: the present moment
 */
export async function withSnapshot<T>(
  db: Database,
  scope: Scope,
  count: number,
  fn: (clients: readonly PoolClient[]) => Promise<T>,
  moment?: string,
): Promise<T> {
  const clients: PoolClient[] = [];
  let broken = false;
  try {
    await gather(db.app, count, clients);
    const [first, ...others] = clients;
    if (!first) throw new Error('withSnapshot needs at least one connection');
    await first.query('begin isolation level repeatable read read only');
    if (moment !== undefined) await see(first, moment);
    if (others.length > 0) {
      const id = moment ?? (await exported(first));
      for (const other of others) {
        await other.query('begin isolation level repeatable read read only');
        await see(other, id);
      }
    }
    for (const client of clients) await enterScope(client, scope);
    const result = await fn(clients);
    for (const client of clients) await client.query('commit');
    return result;
  } catch (error) {
    for (const client of clients) await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    for (const client of clients) client.release(broken);
  }
}

/** Whoever gathers connections of a pool now; the next one begins when he has his. */
const turns = new WeakMap<Pool, Promise<void>>();

/**
 * Takes several connections, one asker after another: of two that gather at once each could hold what the other waits
 * for, and with the pool used up neither would ever go on.
 */
async function gather(pool: Pool, count: number, clients: PoolClient[]): Promise<void> {
  const before = turns.get(pool) ?? Promise.resolve();
  const mine = before.then(async () => {
    for (let index = 0; index < count; index += 1) clients.push(await pool.connect());
  });
  turns.set(
    pool,
    mine.catch(() => undefined),
  );
  await mine;
}

async function exported(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
  return rows[0]?.id ?? '';
}

/** The statement takes no parameter. */
async function see(client: PoolClient, moment: string): Promise<void> {
  await client.query(`set transaction snapshot '${moment.replaceAll("'", '')}'`);
}

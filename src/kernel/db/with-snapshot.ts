import { escapeLiteral, type Pool, type PoolClient, type QueryResult } from 'pg';
import { scopeStatements } from './enter-scope.ts';
import type { Database, Scope } from './types.ts';

export interface SnapshotOptions {
  /** A snapshot that another transaction exported and keeps open; absent: the present moment. */
  readonly moment?: string | undefined;
  /** SET LOCAL statements for every connection, sent along with its beginning. */
  readonly settings?: string;
}

/**
 * Runs `fn` on several read-only connections that all see the same moment under `scope`: for work that is split over
 * connections and must be consistent. Takes two round trips: the first connection begins, then all others at once.
 * @param count how many connections, at least 1
 */
export async function withSnapshot<T>(
  db: Database,
  scope: Scope,
  count: number,
  fn: (clients: readonly PoolClient[]) => Promise<T>,
  { moment, settings = '' }: SnapshotOptions = {},
): Promise<T> {
  const clients: PoolClient[] = [];
  let broken = false;
  try {
    await gather(db.app, count, clients);
    const [first, ...others] = clients;
    if (!first) throw new Error('withSnapshot needs at least one connection');
    const enter = `${settings}${scopeStatements(scope)}`;
    if (moment !== undefined || others.length === 0) await first.query(`${begin(moment)}${enter}`);
    const seen = moment ?? (others.length > 0 ? await beginAndExport(first, enter) : '');
    // After a failure the others must have ended before their transactions are rolled back.
    const began = await Promise.allSettled(others.map((other) => other.query(`${begin(seen)}${enter}`)));
    for (const one of began) if (one.status === 'rejected') throw one.reason;
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

/** The caller that is taking connections of a pool now; the next one begins afterwards. */
const turns = new WeakMap<Pool, Promise<void>>();

/**
 * Takes several connections, one caller after another: two callers that take them at once could each hold what the
 * other waits for, and with an exhausted pool neither would ever continue.
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

/** The moment is chosen before anything is read. SET TRANSACTION takes no parameter. */
function begin(moment: string | undefined): string {
  const see = moment === undefined ? '' : `set transaction snapshot ${escapeLiteral(moment)}; `;
  return `begin isolation level repeatable read read only; ${see}`;
}

async function beginAndExport(client: PoolClient, enter: string): Promise<string> {
  const statements = `${begin(undefined)}${enter}; select pg_export_snapshot() as id`;
  // For several statements in one message the driver returns a list of results, which its types do not declare.
  const results = (await client.query(statements)) as unknown as readonly QueryResult<{ id: string }>[];
  return results.at(-1)?.rows[0]?.id ?? '';
}

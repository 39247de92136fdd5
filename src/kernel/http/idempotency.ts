import { createHash } from 'node:crypto';
import { filled, type Literal } from '../db/filled.ts';
import { type Database, databaseFault, type Scope, WHOLE_REGION } from '../db/index.ts';
import { upkeepInPassing, withUpkeep } from '../db/with-upkeep.ts';
import { isMingzeError } from '../errors/index.ts';
import { httpErrors } from './errors.ts';

/** A writing request that must not be executed twice. */
export interface OnceRequest {
  readonly db: Database;
  readonly region: number;
  readonly account: string;
  /** The value of the header Idempotency-Key; null: absent. */
  readonly key: string | null;
  /** Method, address and body, in this order. */
  readonly request: readonly [method: string, address: string, body: Uint8Array];
  /** True when the answer contains a secret: it is sent once and stored nowhere. */
  readonly secret: boolean;
  readonly now: Date;
}

/** An answer as it is stored: status and JSON. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

const DAY = 24 * 3600_000;

/**
 * Executes a writing request once: the second with the same key gets the first one's answer. The key is stored in a
 * transaction of its own before anything else, so that of two simultaneous requests one is told to wait, and a request
 * that a crash interrupted is not repeated blindly. Refused requests, and those
 * for which the disk was full, changed nothing and may be tried again. Storing
 * the key need not wait for the disk: the work after it is durable after it, in one log of the database, and a lost key
 * without any work does no harm.
 * @throws HTTP-KEY-NEEDED, HTTP-KEY-REUSED, HTTP-KEY-BUSY, HTTP-KEY-TOLD
 */
export async function once(wanted: OnceRequest, run: () => Promise<KeptAnswer>): Promise<KeptAnswer> {
  const { db, region, account, key, secret, now } = wanted;
  if (key === null || !/^[\w-]{8,100}$/.test(key)) throw httpErrors.error('HTTP-KEY-NEEDED');
  const scope = { region, ...WHOLE_REGION };
  const found = await claim(wanted, key, scope);
  if (found) return found;
  const note = (sql: string, more: readonly Literal[] = []): Promise<unknown> =>
    upkeepInPassing(db, scope, filled(sql, [region, account, key, ...more]));
  let answer: KeptAnswer;
  try {
    answer = await run();
  } catch (error) {
    if (changedNothing(error))
      await note('delete from http.idempotency where region_id = $1 and account_id = $2 and key = $3').catch(
        // On a full disk the key may stay: the refusal is what the caller must hear.
        () => undefined,
      );
    throw error;
  }
  await note(
    'update http.idempotency set status = $4, answer = $5, at = $6 where region_id = $1 and account_id = $2 and key = $3',
    [answer.status, secret ? null : answer.body, now],
  );
  return answer;
}

/** It is certain for refusals of the product, and for a full disk, on which the transaction was rolled back. */
function changedNothing(error: unknown): boolean {
  if (isMingzeError(error)) return error.status < 500 || error.code === 'DB-DISK-FULL';
  return databaseFault(error)?.code === 'DB-DISK-FULL';
}

/** Stores the key. @returns the answer of an earlier request with it; null: execute it now */
async function claim(wanted: OnceRequest, key: string, scope: Scope): Promise<KeptAnswer | null> {
  const { db, region, account, now } = wanted;
  const digest = digestOf(wanted.request);
  // Retries come within a day: after that a key counts as new.
  const entered = await upkeepInPassing(
    db,
    scope,
    filled(
      `with old as (delete from http.idempotency where region_id = $1 and account_id = $2 and at < $6 and key <> $3)
       insert into http.idempotency as i (region_id, account_id, key, digest, at) values ($1, $2, $3, $4, $5)
       on conflict (region_id, account_id, key)
         do update set digest = excluded.digest, at = excluded.at, status = null, answer = null where i.at < $6`,
      [region, account, key, digest, now, new Date(now.getTime() - DAY)],
    ),
  );
  if (entered.rowCount) return null;
  const earlier = await withUpkeep(db, scope, async (client) => {
    const { rows } = await client.query<{ digest: string; status: number | null; answer: string | null }>(
      'select digest, status, answer from http.idempotency where region_id = $1 and account_id = $2 and key = $3',
      [region, account, key],
    );
    return rows[0] ?? { digest, status: null, answer: null };
  });
  if (earlier.digest !== digest) throw httpErrors.error('HTTP-KEY-REUSED');
  if (earlier.status === null) throw httpErrors.error('HTTP-KEY-BUSY');
  if (earlier.answer === null) throw httpErrors.error('HTTP-KEY-TOLD');
  return { status: earlier.status, body: earlier.answer };
}

function digestOf([method, address, body]: OnceRequest['request']): string {
  return createHash('sha256').update(`${method} ${address}\n`).update(body).digest('hex');
}

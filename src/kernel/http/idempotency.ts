import { createHash } from 'node:crypto';
import { filled, type Literal } from '../db/filled.ts';
import { type Database, type Scope, WHOLE_REGION } from '../db/index.ts';
import { upkeepInPassing, withUpkeep } from '../db/with-upkeep.ts';
import { isMingzeError } from '../errors/index.ts';
import { httpErrors } from './errors.ts';

/** A writing request that must not be done twice. */
export interface OnceRequest {
  readonly db: Database;
  readonly region: number;
  readonly account: string;
  /** What the header Idempotency-Key says; null: nothing. */
  readonly key: string | null;
  /** Method, address and body, in this order. */
  readonly request: readonly [method: string, address: string, body: Uint8Array];
  /** True when the answer holds a secret: it is told once and kept nowhere. */
  readonly secret: boolean;
  readonly now: Date;
}

/** An answer as it is kept: status and JSON. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
}

const DAY = 24 * 3600_000;

/**
 * Does a writing request once: the second with the same key gets the first one's answer. The key is entered in a
 * transaction of its own before anything is done, so that of two at once one is told to wait, and after a crash in
 * between nobody does it again without having looked. What was refused changed nothing and may be tried again.
 * The key need not be on the disk by itself: what is done after it is durable after it, in one log of the database, and a lost
 * key with nothing done is no loss.
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
    // Only what the product refused is known to have changed nothing.
    if (isMingzeError(error) && error.status < 500)
      await note('delete from http.idempotency where region_id = $1 and account_id = $2 and key = $3');
    throw error;
  }
  await note(
    'update http.idempotency set status = $4, answer = $5, at = $6 where region_id = $1 and account_id = $2 and key = $3',
    [answer.status, secret ? null : answer.body, now],
  );
  return answer;
}

/** Enters the key. @returns the answer of an earlier request with it; null: do it now */
async function claim(wanted: OnceRequest, key: string, scope: Scope): Promise<KeptAnswer | null> {
  const { db, region, account, now } = wanted;
  const digest = digestOf(wanted.request);
  // Nobody tries again after a day: then a key is a new one.
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

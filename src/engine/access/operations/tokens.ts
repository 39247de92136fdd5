import { v7 as uuid } from 'uuid';
import { type Act, withChange } from '#engine/audit/index.ts';
import { newSecret, writeBearer } from '#kernel/auth/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { accessErrors } from '../errors.ts';
import type { Principal } from '../principal.ts';

/** A token is valid for a year at most, so that forgotten ones expire. */
const LONGEST = 366 * 24 * 3600_000;

/**
 * Makes a token for a program: it acts in the holder's present post, for the named actions, until a moment.
 * @returns the credential for the program; it is shown once and stored nowhere
 * @throws ACCESS-POST without a post, ACCESS-DENIED from a token, or for an end in the past or too far away
 */
export async function createToken(
  db: Database,
  act: Act,
  principal: Principal,
  wanted: { readonly title: string; readonly actions: readonly string[]; readonly until: Date },
): Promise<{ readonly id: string; readonly bearer: string }> {
  const { region, account, acting, only } = principal;
  if (!acting) throw accessErrors.error('ACCESS-POST', { reason: '还没有选择岗位' });
  if (only) throw accessErrors.error('ACCESS-DENIED', { what: '用令牌发出令牌' });
  const left = wanted.until.getTime() - act.now.getTime();
  if (left <= 0 || left > LONGEST)
    throw accessErrors.error('ACCESS-DENIED', { what: '发出已过期或超过一年的令牌' });
  return withChange(db, act, async (client) => {
    const id = uuid();
    const { secret, digest } = newSecret();
    await client.query(
      `insert into auth.tokens (region_id, id, secret_hash, account_id, epoch, appointment, title, actions, created_at, expires_at)
       select $1, $2, $3, $4, epoch, $5, $6, $7, $8, $9 from auth.accounts where region_id = $1 and id = $4`,
      [region, id, digest, account.id, acting.id, wanted.title, wanted.actions, act.now, wanted.until],
    );
    const data = { token: id, name: wanted.title, rights: wanted.actions, until: wanted.until.toISOString() };
    return {
      result: { id, bearer: writeBearer({ region, id, secret }) },
      events: [{ type: 'token.created', data }],
    };
  });
}

/** Withdraws a token of one's own. @throws ACCESS-DENIED for another */
export async function withdrawToken(db: Database, act: Act, principal: Principal, id: string): Promise<void> {
  await withChange(db, act, async (client) => {
    const { rows } = await client.query<{ title: string }>(
      `update auth.tokens set withdrawn_at = $4 where region_id = $1 and id = $2 and account_id = $3 and withdrawn_at is null
       returning title`,
      [principal.region, id, principal.account.id, act.now],
    );
    const [token] = rows;
    if (!token) throw accessErrors.error('ACCESS-DENIED', { what: '收回这一令牌' });
    const data = { token: id, name: token.title, reason: null };
    return { result: undefined, events: [{ type: 'token.withdrawn', data }] };
  });
}

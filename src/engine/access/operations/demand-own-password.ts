import { type Act, withChange } from '#engine/audit/with-change.ts';
import {
  ACCOUNT_RULE,
  accountById,
  authErrors,
  failedAgain,
  isPassword,
  lockedFor,
} from '#kernel/auth/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';

/**
 * Holds somebody who is signed in to his own password. A wrong one is counted and logged before it is refused.
 * @throws AUTH-REFUSED, AUTH-LOCKED
 */
export async function demandOwnPassword(db: Database, act: Act, id: string, password: string): Promise<void> {
  const { scope, now } = act;
  const account = await withScope(db, scope, (client) => accountById(client, scope.region, id, false));
  if (!account) throw authErrors.error('AUTH-REFUSED');
  const minutes = lockedFor(account, now);
  if (minutes > 0) throw authErrors.error('AUTH-LOCKED', { minutes });
  if (await isPassword(password, account.passwordHash)) return;
  await withChange(db, act, async (client) => {
    // Read again within the change: two guesses at once count as two.
    const { failures, lockedUntil } = failedAgain(
      (await accountById(client, scope.region, id, true)) ?? account,
      now,
      ACCOUNT_RULE,
    );
    await client.query(
      'update auth.accounts set failures = $3, failed_at = $4, locked_until = $5 where region_id = $1 and id = $2',
      [scope.region, id, failures, now, lockedUntil],
    );
    const reason = '更改口令时，原口令不对';
    const data = { name: account.login, method: 'password', attempts: failures, reason } as const;
    return { result: undefined, events: [{ type: 'sign_in.failed', data }] };
  });
  throw authErrors.error('AUTH-REFUSED');
}

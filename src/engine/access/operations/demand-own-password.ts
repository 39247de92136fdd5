import { type Act, withChange } from '#engine/audit/index.ts';
import { accountById, authErrors, isPassword, lockedFor } from '#kernel/auth/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import { countFailure } from './count-failure.ts';

/**
 * Checks a signed-in user's own password. A wrong one is counted and logged before it is refused.
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
    // Read again within the change, so that two simultaneous guesses count as two.
    const again = (await accountById(client, scope.region, id, true)) ?? account;
    const { attempts } = await countFailure(client, scope.region, again, now);
    const reason = '更改口令时，原口令不对';
    const data = { name: account.login, method: 'password', attempts, reason } as const;
    return { result: undefined, events: [{ type: 'sign_in.failed', data }] };
  });
  throw authErrors.error('AUTH-REFUSED');
}

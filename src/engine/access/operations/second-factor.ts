import { type Act, nothingChanged, withChange, withChangeIfAny } from '#engine/audit/index.ts';
import { accountById, authErrors, newTotp, totpStep } from '#kernel/auth/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { accessErrors } from '../errors.ts';

/**
 * Begins to set up an authenticator: the secret counts only after a first code has proved that the app has it.
 * @returns the address for the QR code
 */
export async function startSecondFactor(db: Database, act: Act, id: string, city: string): Promise<string> {
  return withChange(db, act, async (client) => {
    const account = await accountById(client, act.scope.region, id, true);
    if (!account || account.totpOn)
      throw accessErrors.error('ACCESS-ACCOUNT', { login: account?.login ?? id, reason: '动态口令已经启用' });
    const { secret, uri } = newTotp(`明责 ${city}`, account.login);
    await client.query('update auth.accounts set totp_secret = $3 where region_id = $1 and id = $2', [
      act.scope.region,
      id,
      secret,
    ]);
    const { login, name } = account;
    const data = { account: login, name, field: '动态口令', before: null, after: '待确认', reason: null };
    return { result: uri, events: [{ type: 'account.changed', data }] };
  });
}

/** Enables it with a first code. @throws AUTH-TOTP-CODE */
export async function confirmSecondFactor(db: Database, act: Act, id: string, code: string): Promise<void> {
  await withChange(db, act, async (client) => {
    const account = await accountById(client, act.scope.region, id, true);
    const step = account?.totpSecret ? totpStep(account.totpSecret, code, act.now, account.totpStep) : null;
    if (!account || step === null) throw authErrors.error('AUTH-TOTP-CODE');
    await client.query(
      'update auth.accounts set totp_on = true, totp_step = $3 where region_id = $1 and id = $2',
      [act.scope.region, id, step],
    );
    const data = { account: account.login, name: account.name, on: true, reason: null };
    return { result: undefined, events: [{ type: 'account.second_factor', data }] };
  });
}

/** Removes it, for a user who has lost his telephone; his sessions end. @throws ACCESS-ACCOUNT */
export async function removeSecondFactor(db: Database, act: Act, id: string, reason: string): Promise<void> {
  await withChangeIfAny(db, act, async (client) => {
    const account = await accountById(client, act.scope.region, id, true);
    if (!account) throw accessErrors.error('ACCESS-ACCOUNT', { login: id, reason: '没有这一账号' });
    // One act, one entry: none was in use, and none was being set up.
    if (!account.totpOn && account.totpSecret === null) nothingChanged();
    await client.query(
      'update auth.accounts set totp_on = false, totp_secret = null, epoch = epoch + 1 where region_id = $1 and id = $2',
      [act.scope.region, id],
    );
    const data = { account: account.login, name: account.name, on: false, reason };
    return { result: undefined, events: [{ type: 'account.second_factor', data }] };
  });
}

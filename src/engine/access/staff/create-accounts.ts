import { type Act, withChange } from '#engine/audit/index.ts';
import { hashPassword, oneTimePassword } from '#kernel/auth/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { insertAccount } from '../operations/accounts.ts';
import { judgeStaff } from './judge-staff.ts';
import { staffCity } from './staff-city.ts';
import type { StaffFault, StaffRow } from './staff-sheet.ts';

/** An account that was made, or would be. */
interface MadeAccount {
  readonly login: string;
  readonly name: string;
  readonly unit: string;
  /** Shown once and stored nowhere; null in a dry run. */
  readonly password: string | null;
}

export interface MadeAccounts {
  readonly faults: readonly StaffFault[];
  readonly made: readonly MadeAccount[];
  /** Number of accounts of the file that exist already: they stay as they are. */
  readonly kept: number;
}

/**
 * Makes the accounts of a workbook, all of them or none: any fault refuses the whole. A second run makes nothing,
 * because the accounts exist. Posts are given by another administrator.
 * @param dryRun only judges
 * @throws ACCESS-ACCOUNT when a user name was taken meanwhile; then nothing is made
 */
export async function createAccounts(
  db: Database,
  act: Act,
  pack: Pack,
  asked: { readonly file: string; readonly rows: readonly StaffRow[]; readonly dryRun: boolean },
): Promise<MadeAccounts> {
  const { region } = act.scope;
  const city = await withScope(db, act.scope, (client) => staffCity(client, region, pack));
  const { faults, people } = judgeStaff(asked.rows, city);
  const fresh = people.filter(({ login }) => !city.accounts.has(login));
  const kept = people.length - fresh.length;
  const plain = fresh.map(({ login, name, unit }) => ({ login, name, unit, password: null }));
  if (faults.length > 0 || asked.dryRun || fresh.length === 0)
    return { faults, made: faults.length > 0 ? [] : asked.dryRun ? plain : [], kept };
  // Hashing is slow on purpose; it is done outside of the transaction.
  const secrets = await Promise.all(
    fresh.map(async (one) => {
      const password = oneTimePassword();
      return { ...one, password, hash: await hashPassword(password) };
    }),
  );
  return withChange(db, act, async (client) => {
    const events: AuditEvent[] = [];
    for (const { login, name, person, hash } of secrets)
      events.push((await insertAccount(client, act, { login, name, person, oidcSubject: null }, hash)).event);
    const data = { file: asked.file, created: secrets.length, kept };
    const made = secrets.map(({ login, name, unit, password }) => ({ login, name, unit, password }));
    return { result: { faults: [], made, kept }, events: [{ type: 'account.batch', data }, ...events] };
  });
}

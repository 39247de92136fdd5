import type { Act } from '#engine/audit/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { accessErrors } from '../errors.ts';
import { createAccount } from './accounts.ts';
import { appoint } from './appoint.ts';

/** A new account, with the password that is shown once. */
export interface FirstAccount {
  readonly login: string;
  readonly title: string;
  readonly password: string;
}

/** Logins of the three administrators of a new city. */
const ADMINISTRATORS = [
  { power: 'system', login: 'xitong', name: '系统管理员' },
  { power: 'security', login: 'anquan', name: '安全管理员' },
  { power: 'audit', login: 'shenji', name: '审计管理员' },
] as const;

/**
 * Makes the three administrators of a city without accounts: separate from the beginning, because a person who once was
 * all three could have kept a hidden access. They belong to the topmost unit.
 * @returns nothing where accounts exist, or while the city has no unit
 * @throws ACCESS-APPOINT when the packs have no post for one of the powers
 */
export async function firstAdministrators(
  db: Database,
  act: Act,
  pack: Pack,
): Promise<readonly FirstAccount[]> {
  const { region } = act.scope;
  const unit = await withScope(db, act.scope, async (client) => {
    const accounts = await client.query('select from auth.accounts where region_id = $1 limit 1', [region]);
    if (accounts.rowCount) return null;
    const { rows } = await client.query<{ code: string }>(
      'select code from base.units where region_id = $1 and parent is null order by code limit 1',
      [region],
    );
    return rows[0]?.code ?? null;
  });
  if (unit === null) return [];
  const made: FirstAccount[] = [];
  for (const { power, login, name } of ADMINISTRATORS) {
    const kind = [...pack.access.posts.values()].find((post) => post.power === power);
    if (!kind) throw accessErrors.error('ACCESS-APPOINT', { reason: `定义中没有“${name}”这一岗位` });
    const { id, password } = await createAccount(db, act, { login, name, person: null, oidcSubject: null });
    const from = dayOf(act.now);
    await appoint(db, act, pack, {
      account: id,
      kind: kind.id,
      unit,
      named: [],
      from,
      to: null,
      reason: '首次启用',
    });
    made.push({ login, title: kind.title, password });
  }
  return made;
}

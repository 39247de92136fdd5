import { type Act, withChange } from '#engine/audit/index.ts';
import { hashPassword } from '#kernel/auth/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { PostKind } from '#model/access/types.ts';
import type { Pack } from '#model/pack/types.ts';
import { createAccount } from './accounts.ts';
import { appoint } from './appoint.ts';

/** The password of every account of the demo city. It is public, because a demo city holds no real data. */
export const DEMO_PASSWORD = 'mingze-shifan-2021';

export interface DemoAccount {
  readonly login: string;
  readonly title: string;
  readonly unit: string;
}

/** Number of units in the portfolio of the demo's leader where none is on record. */
const PORTFOLIO = 3;

/**
 * One account for each kind of post, in the first unit that has such a post. A second call changes nothing.
 * @param hash another only where nothing is protected: tests sign in thousands of times
 * @returns the accounts, with the names of their units
 */
export async function demoAccounts(
  db: Database,
  act: Act,
  pack: Pack,
  hash = hashPassword,
): Promise<readonly DemoAccount[]> {
  const { region } = act.scope;
  const { units, logins } = await withScope(db, act.scope, async (client) => ({
    units: (
      await client.query<DemoUnit>(
        `select code, name, kind, parent, short_name as short from base.units where region_id = $1 and row_status = 'accepted' and closed_on is null order by code`,
        [region],
      )
    ).rows,
    logins: new Set(
      (
        await client.query<{ login: string }>('select login from auth.accounts where region_id = $1', [
          region,
        ])
      ).rows.map((row) => row.login),
    ),
  }));
  const hashed = await hash(DEMO_PASSWORD);
  const accounts: DemoAccount[] = [];
  const above = new Set<string>();
  for (const kind of pack.access.posts.values()) {
    const unit = unitFor(kind, units, above);
    if (!unit) continue;
    if (unit.parent !== null) above.add(unit.parent);
    const login = `demo_${kind.id}`;
    accounts.push({ login, title: kind.title, unit: unit.name });
    if (logins.has(login)) continue;
    const holder = await holderOf(db, act, unit.code, pack.demo?.accounts.get(kind.id));
    const person = holder?.person ?? null;
    const { id } = await createAccount(db, act, { login, name: kind.title, person, oidcSubject: null }, hash);
    await withChange(db, act, async (client) => {
      await client.query(
        'update auth.accounts set password_hash = $3, must_change = false, password_until = null where region_id = $1 and id = $2',
        [region, id, hashed],
      );
      const data = { account: login, name: kind.title, reason: '示范城市的公开口令' };
      return { result: undefined, events: [{ type: 'account.password_changed', data }] };
    });
    const named = kind.grants.some((grant) => grant.reach === 'named_units')
      ? (holder?.portfolio ??
        units
          .filter((one) => one.kind === 'department')
          .slice(0, PORTFOLIO)
          .map(({ code }) => code))
      : [];
    await appoint(db, act, pack, {
      account: id,
      kind: kind.id,
      unit: unit.code,
      named,
      from: '2020-01-01',
      to: null,
      reason: '示范城市',
    });
  }
  return accounts;
}

interface Holder {
  readonly person: string;
  /** Null where none is on record. */
  readonly portfolio: readonly string[] | null;
}

/** The present holder of a post (职务) in a unit: the demo's leader has duties of his own. */
async function holderOf(
  db: Database,
  { scope }: Act,
  unit: string,
  post: string | undefined,
): Promise<Holder | null> {
  if (post === undefined) return null;
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<Holder>(
      `select code as person, portfolio from base.posts
       where region_id = $1 and unit = $2 and post = $3 and to_on is null and row_status = 'accepted' order by code limit 1`,
      [scope.region, unit, post],
    );
    return rows[0] ?? null;
  });
}

interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly short: string | null;
  readonly parent: string | null;
}

/**
 * The unit whose short name begins the title of the post (市委组织部干部), the committee, the unit above one that has its
 * accounts already, so that a village reports to the township with an account, or the first with such a post.
 */
function unitFor(
  kind: PostKind,
  units: readonly DemoUnit[],
  above: ReadonlySet<string>,
): DemoUnit | undefined {
  const fitting = units.filter(({ kind: of }) => kind.unitKinds.length === 0 || kind.unitKinds.includes(of));
  return (
    fitting.find(({ short }) => short !== null && kind.title.startsWith(short)) ??
    fitting.find((unit) => unit.kind === 'municipal_committee') ??
    fitting.find((unit) => above.has(unit.code)) ??
    fitting[0]
  );
}

import type { ClientBase } from 'pg';
import { spelling } from '#engine/records/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';

/** An account as administrators see it: nothing that could be used to sign in. */
export interface ListedAccount {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly person: string | null;
  readonly oidcSubject: string | null;
  readonly mustChange: boolean;
  readonly secondFactor: boolean;
  readonly lockedUntil: Date | null;
  readonly disabled: boolean;
  readonly createdAt: Date;
  /** The last sign-in; null for none in the stored sessions. */
  readonly signedInAt: Date | null;
  /** Codes of the units of its present and future posts. */
  readonly units: readonly string[];
}

export interface AccountsAsked {
  /** A part of the user name, of the name, or of the name of a unit of its posts, or of their pinyin; '' for all. */
  readonly search: string;
  /** "2026-11-24": posts that have ended by this day are left out. */
  readonly day: string;
  /** The last login of the previous page; '' for the first page. */
  readonly after: string;
  readonly limit: number;
}

/** A page of the accounts of a region, by login. */
export async function listAccounts(
  db: Database,
  scope: Scope,
  { search, day, after, limit }: AccountsAsked,
): Promise<readonly ListedAccount[]> {
  const pattern = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
  return withScope(db, scope, async (client) => {
    const spelled = await spelledSo(client, scope.region, search);
    const { rows } = await client.query<ListedAccount>(
      `select a.id, a.login, a.name, a.person, a.oidc_subject as "oidcSubject", a.must_change as "mustChange",
         a.totp_on as "secondFactor", a.locked_until as "lockedUntil", a.disabled_at is not null as disabled,
         a.created_at as "createdAt",
         (select max(s.created_at) from auth.sessions s where s.region_id = $1 and s.account_id = a.id) as "signedInAt",
         array(select distinct p.unit from access.appointments p where p.region_id = $1 and p.account_id = a.id
           and (p.to_on is null or p.to_on > $4) order by 1) as units
       from auth.accounts a where a.region_id = $1 and a.login > $2
         and (a.login ilike $3 or a.name ilike $3 or a.id = any ($6) or exists (
           select from access.appointments p join base.units u on u.region_id = p.region_id and u.code = p.unit
           where p.region_id = $1 and u.region_id = $1 and p.account_id = a.id and (p.to_on is null or p.to_on > $4)
             and (u.name ilike $3 or u.short_name ilike $3 or u.code = any ($7))))
       order by a.login limit $5`,
      [scope.region, after, pattern, day, limit, spelled.accounts, spelled.units],
    );
    return rows;
  });
}

/** The accounts and units whose names have this pinyin; none for a text that is no pinyin. */
async function spelledSo(
  client: ClientBase,
  region: number,
  search: string,
): Promise<{ readonly accounts: readonly string[]; readonly units: readonly string[] }> {
  const letters = search.toLowerCase().replace(/['\s]/g, '');
  if (!/^[a-z]{2,}$/.test(letters)) return { accounts: [], units: [] };
  const holds = (name: string): boolean => spelling(name).includes(letters);
  const accounts = await client.query<{ id: string; name: string }>(
    'select id, name from auth.accounts where region_id = $1',
    [region],
  );
  const units = await client.query<{ id: string; name: string }>(
    `select code as id, name || ' ' || coalesce(short_name, '') as name from base.units where region_id = $1 and row_status = 'accepted'`,
    [region],
  );
  const found = (rows: readonly { id: string; name: string }[]): readonly string[] =>
    rows.filter(({ name }) => holds(name)).map(({ id }) => id);
  return { accounts: found(accounts.rows), units: found(units.rows) };
}

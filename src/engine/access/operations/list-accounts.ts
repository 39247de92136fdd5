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
}

/** A page of the accounts of a region, by login. @param after the login that ended the page before; '' for the first */
export async function listAccounts(
  db: Database,
  scope: Scope,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly ListedAccount[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<ListedAccount>(
      `select id, login, name, person, oidc_subject as "oidcSubject", must_change as "mustChange", totp_on as "secondFactor",
         locked_until as "lockedUntil", disabled_at is not null as disabled, created_at as "createdAt"
       from auth.accounts where region_id = $1 and login > $2 order by login limit $3`,
      [scope.region, after, limit],
    );
    return rows;
  });
}

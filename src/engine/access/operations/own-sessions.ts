import { withChange } from '#engine/audit/index.ts';
import { authErrors } from '#kernel/auth/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Principal } from '../principal.ts';
import { sessionLife } from './session-life.ts';

/** A session of the user. */
export interface OwnSession {
  readonly id: string;
  readonly address: string | null;
  readonly openedAt: Date;
  readonly usedAt: Date;
  /** The session of this request. */
  readonly current: boolean;
}

/** The account's open sessions, the one used last first (ASVS 5.0, 7.5.2). */
export async function listOwnSessions(
  db: Database,
  { region, account, session }: Principal,
  now: Date,
): Promise<readonly OwnSession[]> {
  const { usedAfter, openedAfter } = sessionLife(now);
  const { rows } = await withScope(db, { region, ...WHOLE_REGION }, (client) =>
    client.query<OwnSession>(
      `select s.id, s.address, s.created_at as "openedAt", s.seen_at as "usedAt", s.id = $3 as current
       from auth.sessions s join auth.accounts a on a.region_id = $1 and a.id = s.account_id and a.epoch = s.epoch
       where s.region_id = $1 and s.account_id = $2 and s.ended_at is null and s.seen_at > $4 and s.created_at > $5
       order by s.seen_at desc, s.id`,
      [region, account.id, session, usedAfter, openedAfter],
    ),
  );
  return rows;
}

/** Ends one of the account's own sessions. @throws AUTH-SESSION for one that does not exist, or is not his */
export async function endOwnSession(
  db: Database,
  { region, account, actor }: Principal,
  id: string,
  now: Date,
): Promise<void> {
  await withChange(db, { scope: { region, ...WHOLE_REGION }, actor, now }, async (client) => {
    const { rowCount } = await client.query(
      'update auth.sessions set ended_at = $4 where region_id = $1 and id = $2 and account_id = $3 and ended_at is null',
      [region, id, account.id, now],
    );
    if (rowCount === 0) throw authErrors.error('AUTH-SESSION');
    return { result: undefined, events: [{ type: 'sign_in.out', data: { name: account.name, by: 'self' } }] };
  });
}

import { v7 as uuid } from 'uuid';
import { accessErrors, type Principal } from '#engine/access/index.ts';
import { type Act, withChange } from '#engine/audit/index.ts';
import { newSecret, writeBearer } from '#kernel/auth/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import { reminderErrors } from './errors.ts';

/** A calendar feed of a post; its secret was shown once. */
export interface CalendarFeed {
  readonly id: string;
  readonly appointment: string;
  readonly createdAt: Date;
}

/**
 * Makes a calendar feed for the acting post. @returns its id and its secret, which is shown only now @throws
 * ACCESS-POST
 */
export async function makeFeed(
  db: Database,
  act: Act,
  { region, account, acting }: Principal,
): Promise<{ readonly id: string; readonly bearer: string }> {
  if (!acting) throw accessErrors.error('ACCESS-POST', { reason: '还没有选择岗位' });
  return withChange(db, act, async (client) => {
    const id = uuid();
    const { secret, digest } = newSecret();
    await client.query(
      `insert into duties.calendar_feeds (region_id, id, secret_hash, account_id, appointment, created_at) values ($1, $2, $3, $4, $5, $6)`,
      [region, id, digest, account.id, acting.id, act.now],
    );
    const result = { id, bearer: writeBearer({ region, id, secret }) };
    return { result, events: [{ type: 'calendar_feed.made', data: { feed: id } }] };
  });
}

/** Withdraws a calendar feed of one's own: its address becomes invalid. @throws REMIND-FEED for another's */
export async function withdrawFeed(
  db: Database,
  act: Act,
  { region, account }: Principal,
  id: string,
): Promise<void> {
  await withChange(db, act, async (client) => {
    const done = await client.query(
      `update duties.calendar_feeds set withdrawn_at = $4 where region_id = $1 and id = $2 and account_id = $3 and withdrawn_at is null`,
      [region, id, account.id, act.now],
    );
    if (done.rowCount === 0) throw reminderErrors.error('REMIND-FEED');
    return { result: undefined, events: [{ type: 'calendar_feed.withdrawn', data: { feed: id } }] };
  });
}

/** The valid calendar feeds of an account. */
export async function listFeeds(
  db: Database,
  { scope }: Act,
  { region, account }: Principal,
): Promise<readonly CalendarFeed[]> {
  return withScope(db, scope, async (client) => {
    const { rows } = await client.query<CalendarFeed>(
      `select id, appointment, created_at as "createdAt" from duties.calendar_feeds
       where region_id = $1 and account_id = $2 and withdrawn_at is null order by id`,
      [region, account.id],
    );
    return rows;
  });
}

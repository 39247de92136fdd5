import type { PoolClient } from 'pg';
import { messageText } from '#kernel/notify/index.ts';
import type { Digest } from '../../digest.ts';
import type { ToldKey } from '../../told-key.ts';
import type { Channel } from './prior.ts';

/** A digest of today for an account by a channel. */
export interface Planned {
  readonly channel: Channel;
  readonly lines: readonly ToldKey[];
  readonly digest: Digest;
}

/** The recipient and the moment. */
export interface Sending {
  readonly region: number;
  readonly account: string;
  readonly day: string;
  readonly now: Date;
}

/**
 * Claims today's digest: the row is inserted before anything is sent, so that another run waits for the end of this
 * transaction and then finds it.
 * @returns false when another run has claimed it
 */
export async function claimDigest(
  client: PoolClient,
  { region, account, day, now }: Sending,
  { channel, digest }: Planned,
): Promise<boolean> {
  const claimed = await client.query(
    `insert into duties.digests (region_id, account_id, day, channel, sent_at, subject, body) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (region_id, account_id, day, channel) do nothing`,
    [region, account, day, channel, now, digest.subject, messageText(digest)],
  );
  return claimed.rowCount === 1;
}

/** Stores which lines were sent; the channel works. */
export async function keepLines(
  client: PoolClient,
  { region, account, day }: Sending,
  { channel, lines }: Planned,
): Promise<void> {
  const column = <T>(of: (line: ToldKey) => T): T[] => lines.map(of);
  await client.query(
    `insert into duties.reminded (region_id, account_id, channel, level, year, unit, duty, bearer, period, day)
     select $1, $2, $3, level, year, unit, duty, bearer, period, $4::date
     from unnest($5::text[], $6::int[], $7::text[], $8::text[], $9::text[], $10::text[]) as l(level, year, unit, duty, bearer, period)
     on conflict (region_id, account_id, channel, level, year, unit, duty, bearer, period) do nothing`,
    [
      region,
      account,
      channel,
      day,
      column(({ level }) => level),
      column(({ year }) => year),
      column(({ unit }) => unit),
      column(({ duty }) => duty),
      column(({ bearer }) => bearer),
      column(({ period }) => period),
    ],
  );
  await client.query(
    'delete from duties.channel_faults where region_id = $1 and account_id = $2 and channel = $3',
    [region, account, channel],
  );
}

/** Removes a claim, so that the next run tries again, and records the fault for the administrator. */
export async function keepFault(
  client: PoolClient,
  { region, account, day, now }: Sending,
  { channel }: Planned,
  reason: string,
): Promise<void> {
  await client.query(
    'delete from duties.digests where region_id = $1 and account_id = $2 and day = $3 and channel = $4',
    [region, account, day, channel],
  );
  await client.query(
    `insert into duties.channel_faults (region_id, account_id, channel, since, last_at, tries, reason) values ($1, $2, $3, $4, $4, 1, $5)
     on conflict (region_id, account_id, channel) do update set last_at = excluded.last_at,
       tries = duties.channel_faults.tries + 1, reason = excluded.reason`,
    [region, account, channel, now, reason],
  );
}

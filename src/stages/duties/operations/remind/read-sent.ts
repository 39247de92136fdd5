import type { ClientBase } from 'pg';
import type { Channel } from './prior.ts';

/** Maximum number of digests in a list: about a quarter of a year by three channels. */
const MOST = 200;

/** A sent digest. */
export interface SentDigest {
  readonly day: string;
  readonly channel: Channel;
  readonly sentAt: Date;
  readonly subject: string;
  readonly body: string;
}

/** The digests sent to an account, the latest first. */
export async function sentTo(
  client: ClientBase,
  region: number,
  account: string,
): Promise<readonly SentDigest[]> {
  const { rows } = await client.query<SentDigest>(
    `select to_char(day, 'YYYY-MM-DD') as day, channel, sent_at as "sentAt", subject, body from duties.digests
     where region_id = $1 and account_id = $2 order by digests.day desc, channel limit ${MOST}`,
    [region, account],
  );
  return rows;
}

/** A channel that does not work at present. */
export interface WayFault {
  readonly login: string;
  readonly name: string;
  readonly channel: Channel;
  readonly since: Date;
  readonly lastAt: Date;
  readonly tries: number;
  readonly reason: string;
}

/** Channels that do not work at present, the oldest first. @param account null: of everybody */
export async function wayFaults(
  client: ClientBase,
  region: number,
  account: string | null,
): Promise<readonly WayFault[]> {
  const { rows } = await client.query<WayFault>(
    `select a.login, a.name, f.channel, f.since, f.last_at as "lastAt", f.tries, f.reason
     from duties.channel_faults f join auth.accounts a on a.region_id = f.region_id and a.id = f.account_id
     where f.region_id = $1 and a.region_id = $1 and ($2::uuid is null or f.account_id = $2) order by f.since, a.login limit ${MOST}`,
    [region, account],
  );
  return rows;
}

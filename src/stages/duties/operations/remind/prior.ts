import type { PoolClient } from 'pg';
import { lineKey } from '../../remind.ts';
import type { ToldKey } from '../../told-key.ts';

/** The channels of a digest: shown in the workspace, by mail, into a group. */
const CHANNELS = ['desk', 'mail', 'robot'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What was sent to an account before. */
export interface Prior {
  /** Sent lines by their key, for each channel. */
  readonly sent: Readonly<Record<Channel, ReadonlySet<string>>>;
  /** Channels by which today's digest was sent. */
  readonly today: ReadonlySet<Channel>;
}

type SentRow = ToldKey & { readonly channel: Channel };

/** What was sent to an account before, for some years. */
export async function priorOf(
  client: PoolClient,
  region: number,
  {
    account,
    day,
    years,
  }: { readonly account: string; readonly day: string; readonly years: readonly number[] },
): Promise<Prior> {
  const sent = await client.query<SentRow>(
    `select channel, level, year, unit, duty, bearer, period from duties.reminded
     where region_id = $1 and account_id = $2 and year = any ($3)`,
    [region, account, years],
  );
  const digests = await client.query<{ channel: Channel }>(
    'select channel from duties.digests where region_id = $1 and account_id = $2 and day = $3',
    [region, account, day],
  );
  const of = (way: Channel): ReadonlySet<string> =>
    new Set(sent.rows.filter(({ channel }) => channel === way).map(lineKey));
  return {
    sent: { desk: of('desk'), mail: of('mail'), robot: of('robot') },
    today: new Set(digests.rows.map(({ channel }) => channel)),
  };
}

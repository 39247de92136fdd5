import { createHash, timingSafeEqual } from 'node:crypto';
import type { PoolClient } from 'pg';
import { type Bearer, digestOf, readBearer } from '#kernel/auth/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { groupBy } from '#model/group-by.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { dayWords } from '../../digest.ts';
import { type CalendarEntry, icalendar } from '../../ical.ts';
import { periodWords } from '../../period.ts';
import { type OpenDuty, PAST_DAYS } from '../../remind.ts';
import { refreshYear } from '../refresh-year.ts';
import { dutyWords } from './duty-words.ts';
import { reminderErrors } from './errors.ts';
import { openDuties, windowAround, yearsOf } from './open-duties.ts';
import { type AnsweringPost, answeringPosts } from './posts.ts';

/** Days ahead that a calendar covers. */
const AHEAD = 120;
/** Maximum number of units in an entry. */
const UNITS = 20;

export interface FeedRequest {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  /** The credential in the address. */
  readonly bearer: string;
  readonly now: Date;
}

/**
 * The due dates of a post's open occurrences, as a calendar. The account, the post and its rights are read again each
 * time: a post that has ended, or a disabled account, gets none.
 * @throws REMIND-FEED, for every fault of the address alike
 */
export async function readFeed({ db, pack, region, bearer: written, now }: FeedRequest): Promise<string> {
  const bearer = readBearer(written);
  if (bearer?.region !== region.id) throw reminderErrors.error('REMIND-FEED');
  const scope = { region: region.id, ...WHOLE_REGION };
  const post = await withScope(db, scope, async (client) => {
    const appointment = await appointmentOf(client, bearer, dayOf(now));
    if (appointment === null) throw reminderErrors.error('REMIND-FEED');
    const posts = await answeringPosts(db, client, { region: region.id, pack, now });
    return posts.find(({ principal }) => principal.acting?.id === appointment);
  });
  // A post without units has an empty calendar.
  const entries = post ? await entriesOf(db, pack, post, now) : [];
  return icalendar(`明责 · ${region.name}`, entries, now);
}

/** The post of an address; null where it is invalid, or no longer valid. */
async function appointmentOf(client: PoolClient, bearer: Bearer, day: string): Promise<string | null> {
  const { rows } = await client.query<{ hash: Buffer; appointment: string }>(
    `select f.secret_hash as hash, f.appointment from duties.calendar_feeds f
     join auth.accounts a on a.region_id = f.region_id and a.id = f.account_id
     join access.appointments p on p.region_id = f.region_id and p.id = f.appointment and p.account_id = f.account_id
     where f.region_id = $1 and a.region_id = $1 and p.region_id = $1 and f.id = $2 and f.withdrawn_at is null
       and a.disabled_at is null and p.from_on <= $3 and (p.to_on is null or p.to_on > $3)`,
    [bearer.region, bearer.id, day],
  );
  const [feed] = rows;
  return feed && timingSafeEqual(feed.hash, digestOf(bearer.secret)) ? feed.appointment : null;
}

async function entriesOf(
  db: Database,
  pack: Pack,
  post: AnsweringPost,
  now: Date,
): Promise<readonly CalendarEntry[]> {
  const today = dayOf(now);
  const window = windowAround(today, { past: PAST_DAYS, ahead: AHEAD, start: 0 });
  const { region } = post.principal;
  for (const year of yearsOf(window)) await refreshYear({ db, pack, region, year, now });
  const open = await openDuties(db, pack, post, window);
  const days = new Map(open.flatMap(({ one }) => (one.due === null ? [] : [[keyOf(one), one] as const])));
  const matters = groupBy(days.values(), ({ year, duty, period }) => [year, duty, period].join('\u001f'));
  return [...matters]
    .flatMap(([matter, all]) =>
      [...groupBy(all, ({ due }) => due ?? '')]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([due, group], at) =>
          entryOf(pack, post, { due, group, id: at === 0 ? matter : `${matter} ${at}` }),
        ),
    )
    .toSorted((a, b) => (`${a.day} ${a.uid}` < `${b.day} ${b.uid}` ? -1 : 1));
}

interface Dated {
  readonly due: string;
  readonly group: readonly OpenDuty[];
  /** The id of the matter, independent of its day; a second day of the same matter has another. */
  readonly id: string;
}

function entryOf(pack: Pack, { principal }: AnsweringPost, { due, group, id }: Dated): CalendarEntry {
  const [one] = group;
  if (!one) throw new Error('an empty group');
  const { year, duty, period } = one;
  const units = [...new Set(group.map(({ unit }) => unit))];
  const names = units.slice(0, UNITS).map((code) => principal.shortNames.get(code) ?? code);
  const more = units.length > UNITS ? `等 ${units.length} 个单位` : '';
  const uid = createHash('sha256')
    .update(`${principal.acting?.id ?? ''}\u001f${id}`)
    .digest('hex');
  return {
    uid: `${uid.slice(0, 32)}@mingze.invalid`,
    day: due,
    title: `${dutyWords(pack, duty)}（${year}年${periodWords(period)}）`,
    says: `${dayWords(due)}前完成：${names.join('、')}${more}`,
  };
}

function keyOf({ year, duty, period, unit, bearer }: OpenDuty): string {
  return [year, duty, period, unit, bearer].join('\u001f');
}

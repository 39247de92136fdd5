import { readCalendar } from '#engine/calendar/index.ts';
import type { Actor } from '#kernel/audit/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { isWorkingDay } from '#model/time/working-days.ts';
import type { Matter } from '../../matter.ts';
import { PAST_DAYS } from '../../remind.ts';
import { refreshYear } from '../refresh-year.ts';
import { reminderSettings } from './city-settings.ts';
import { dutyWords } from './duty-words.ts';
import type { ReminderMeans } from '#kernel/notify/index.ts';
import { openDuties, windowAround, yearsOf } from './open-duties.ts';
import { type AnsweringPost, answeringPosts } from './posts.ts';
import { type AccountOutcome, remindAccount, type Told } from './remind-account.ts';

export interface ReminderRequest {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  readonly means: ReminderMeans;
  readonly actor: Actor;
  readonly now: Date;
  /** True: returns what would be sent, and sends and stores nothing. */
  readonly dryRun: boolean;
  /** The matters of other stages. */
  readonly matters?: () => Promise<readonly Matter[]>;
  /** Called with the progress. @throws to end the run; what was sent stays stored */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface RemindersSent {
  readonly day: string;
  /** True on a day off without reminders. */
  readonly dayOff: boolean;
  readonly accounts: readonly AccountOutcome[];
}

/**
 * Sends today's reminders to every recipient: at most one digest a day for an account by each channel, no line twice at
 * a level, nothing in quiet hours and on days off. Runs may be as frequent as wanted; what one leaves the next one
 * does.
 */
export async function sendReminders(request: ReminderRequest): Promise<RemindersSent> {
  const { db, pack, region, means, actor, now, dryRun, onProgress = () => undefined } = request;
  const scope = { region: region.id, ...WHOLE_REGION };
  const day = dayOf(now);
  const { settings, works } = await withScope(db, scope, async (client) => ({
    settings: await reminderSettings(client, region.id),
    works: isWorkingDay(await readCalendar(client, region.id, pack), day),
  }));
  // In a year without calendar data no day is known to be off.
  if (settings.restDays && works === false) return { day, dayOff: true, accounts: [] };
  const window = windowAround(day, { past: PAST_DAYS, ahead: settings.dueDays, start: settings.startDays });
  const years = yearsOf(window);
  for (const year of years) await refreshYear({ db, pack, region: region.id, year, now });
  const matters = (await request.matters?.()) ?? [];
  const kinds = new Set(matters.flatMap((one) => one.kinds));
  const posts = await withScope(db, scope, (client) =>
    answeringPosts(db, client, { region: region.id, pack, now }, kinds),
  );
  const people = [...byAccount(posts).values()];
  const run = {
    db,
    act: { scope, actor, now },
    day,
    years,
    settings,
    means,
    gone: new Set<string>(),
    dryRun,
  };
  const accounts: AccountOutcome[] = [];
  for (const [at, held] of people.entries()) {
    const open: Told['open'][number][] = [];
    for (const post of held) open.push(...(await openDuties(db, pack, post, window)));
    accounts.push(await remindAccount(run, toldOf(held, { open, matters }, request)));
    onProgress(at + 1, people.length);
  }
  return { day, dayOff: false, accounts };
}

function byAccount(
  posts: readonly AnsweringPost[],
): ReadonlyMap<string, readonly [AnsweringPost, ...AnsweringPost[]]> {
  const people = new Map<string, [AnsweringPost, ...AnsweringPost[]]>();
  for (const post of posts) {
    const { id } = post.principal.account;
    const held = people.get(id);
    if (held) held.push(post);
    else people.set(id, [post]);
  }
  return people;
}

function toldOf(
  held: readonly [AnsweringPost, ...AnsweringPost[]],
  { open, matters }: Pick<Told, 'open' | 'matters'>,
  { pack, region, means, now }: ReminderRequest,
): Told {
  const { account, shortNames } = held[0].principal;
  const kinds = new Set(held.flatMap(({ principal }) => principal.acting?.kind ?? []));
  return {
    account,
    open,
    matters: matters.filter(
      (one) => !one.except.includes(account.id) && one.kinds.some((kind) => kinds.has(kind)),
    ),
    words: {
      city: region.name,
      name: account.name,
      today: dayOf(now),
      duty: (id) => dutyWords(pack, id),
      unit: (code) => shortNames.get(code) ?? code,
      link: means.origin === null ? null : `${means.origin}${open.length === 0 ? '/' : '/duties'}`,
    },
  };
}

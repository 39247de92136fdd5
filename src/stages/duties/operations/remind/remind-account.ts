import { type Act, withChange } from '#engine/audit/index.ts';
import { type Database, withScope } from '#kernel/db/index.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { ChannelFault, messageText, type ReminderMeans } from '#kernel/notify/index.ts';
import { type DigestWords, digestOf } from '../../digest.ts';
import { clockOf, isQuiet } from '../../quiet.ts';
import { type Matter, matterKey } from '../../matter.ts';
import { lineKey, linesFor, type OpenDuty, type ReminderPart } from '../../remind.ts';
import type { ReminderSettings } from './reminder-settings.ts';
import { handOver, reachedBy, waysOf } from './hand-over.ts';
import { claimDigest, keepFault, keepLines, type Planned } from './keep.ts';
import { type OwnReminders, ownReminders } from './own-settings.ts';
import { type Channel, priorOf } from './prior.ts';

/** A run over all accounts. */
export interface Run {
  readonly db: Database;
  readonly act: Act;
  readonly day: string;
  readonly years: readonly number[];
  readonly settings: ReminderSettings;
  readonly means: ReminderMeans;
  /** Channels that failed as a whole: no other account tries them in this run. */
  readonly gone: Set<string>;
  readonly dryRun: boolean;
}

/** A recipient, and the open occurrences for which he is responsible. */
export interface Told {
  readonly account: { readonly id: string; readonly login: string; readonly name: string };
  readonly open: readonly { readonly part: ReminderPart; readonly one: OpenDuty }[];
  /** Matters of other stages for him: sent whatever levels he wants. */
  readonly matters: readonly Matter[];
  readonly words: DigestWords;
}

/** The result of one channel. `left`: not tried again in this run. */
interface Outcome {
  readonly channel: Channel;
  readonly lines: number;
  readonly state: 'sent' | 'failed' | 'left' | 'planned';
  readonly reason: string | null;
  readonly subject: string;
  readonly body: string;
}

export interface AccountOutcome {
  readonly login: string;
  readonly quiet: boolean;
  readonly outcomes: readonly Outcome[];
}

/**
 * Sends an account its reminders of today, and stores that they were sent. They are sent first and the record is
 * committed after it: after a kill in between the next run sends once more by that channel, but nothing unsent is ever
 * stored as sent.
 */
export async function remindAccount(run: Run, told: Told): Promise<AccountOutcome> {
  const { db, act, settings } = run;
  const { id, login } = told.account;
  const years = [...run.years, ...told.matters.map(({ year }) => year)];
  const { own, planned } = await withScope(db, act.scope, async (client) => {
    const wants = await ownReminders(client, act.scope.region, id);
    const prior = await priorOf(client, act.scope.region, { account: id, day: run.day, years });
    return { own: wants, planned: planOf(run, told, wants, prior) };
  });
  const clock = clockOf(act.now);
  if (isQuiet(clock, settings.quiet) || (own.quiet !== null && isQuiet(clock, own.quiet)))
    return { login, quiet: true, outcomes: [] };
  const outcomes =
    run.dryRun || planned.length === 0
      ? planned.map(toldOf('planned', null))
      : await sent(run, told, own, planned);
  return { login, quiet: false, outcomes };
}

function planOf(
  { day, settings, means }: Run,
  { open, matters, words }: Told,
  own: OwnReminders,
  prior: Awaited<ReturnType<typeof priorOf>>,
): readonly Planned[] {
  return waysOf(own, means, settings).flatMap((channel) => {
    if (prior.today.has(channel)) return [];
    const sentBefore = prior.sent[channel];
    const lines = linesFor(open, { today: day, rule: settings, levels: own.levels, sent: sentBefore });
    const news = matters.filter((one) => !sentBefore.has(lineKey(matterKey(one))));
    if (lines.length + news.length === 0) return [];
    return [{ channel, lines: [...news.map(matterKey), ...lines], digest: digestOf(lines, words, news) }];
  });
}

async function sent(
  run: Run,
  { account }: Told,
  own: OwnReminders,
  planned: readonly Planned[],
): Promise<readonly Outcome[]> {
  const { db, act, day, gone, means, settings } = run;
  const { now, scope } = act;
  const { region } = scope;
  const left = planned.filter(({ channel }) => gone.has(reachedBy(channel, own)));
  const tried = planned.filter((one) => !left.includes(one));
  const outcomes: Outcome[] = left.map(toldOf('left', null));
  if (tried.length === 0) return outcomes;
  const sending = { region, account: account.id, day, now };
  try {
    await withChange(db, act, async (client) => {
      const events: AuditEvent[] = [];
      const by: { channel: Channel; lines: number }[] = [];
      for (const one of tried) {
        const { channel, lines, digest } = one;
        if (!(await claimDigest(client, sending, one))) continue;
        const fault = await faultOf(async () =>
          handOver(channel, digest, { ...sending, means, settings, own, what: `${day} ${channel}` }),
        );
        if (fault === null) {
          await keepLines(client, sending, one);
          by.push({ channel, lines: lines.length });
          outcomes.push(toldOf('sent', null)(one));
          continue;
        }
        const { message: reason, unreached } = fault;
        if (unreached) gone.add(reachedBy(channel, own));
        await keepFault(client, sending, one, reason);
        events.push({ type: 'reminder.failed', data: { account: account.login, channel, reason } });
        outcomes.push(toldOf('failed', reason)(one));
      }
      if (by.length > 0) events.unshift({ type: 'reminder.sent', data: { account: account.login, day, by } });
      const [first, ...others] = events;
      if (!first) throw new NothingLeft();
      return { result: undefined, events: [first, ...others] };
    });
  } catch (error) {
    if (!(error instanceof NothingLeft)) throw error;
  }
  return outcomes;
}

/** Another run has sent everything meanwhile: nothing is written. */
class NothingLeft extends Error {}

async function faultOf(work: () => Promise<void>): Promise<ChannelFault | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof ChannelFault) return error;
    throw error;
  }
}

function toldOf(state: Outcome['state'], reason: string | null): (one: Planned) => Outcome {
  return ({ channel, lines, digest }) => ({
    channel,
    lines: lines.length,
    state,
    reason,
    subject: digest.subject,
    body: messageText(digest),
  });
}

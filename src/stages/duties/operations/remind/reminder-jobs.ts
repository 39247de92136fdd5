import { actorOf } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import type { JobHandler } from '#kernel/jobs/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Matter } from '../../matter.ts';
import { askReminders, REMINDER_KIND } from './ask-reminders.ts';
import type { ReminderMeans } from '#kernel/notify/index.ts';
import { sendReminders } from './send-reminders.ts';

/** The actor of reminders in the log. */
const REMINDER = actorOf('明责程序（提醒）', 'job');
const LOOK_MS = 60_000;

export interface ReminderTools {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  readonly means: ReminderMeans;
  readonly now: () => Date;
  /** The matters of other stages. */
  readonly matters?: () => Promise<readonly Matter[]>;
}

/** The job that sends reminders, for the workers. Interrupted and run again it sends nothing twice. */
export function reminderJobs(tools: ReminderTools): ReadonlyMap<string, JobHandler> {
  return new Map([
    [
      REMINDER_KIND,
      async (_, report) => {
        const { day, dayOff, accounts } = await sendReminders({
          ...tools,
          now: tools.now(),
          actor: REMINDER,
          dryRun: false,
          onProgress: (done, total) => report({ done, total, what: '提醒' }),
        });
        const outcomes = accounts.flatMap((one) => one.outcomes);
        const count = (state: string): number => outcomes.filter((one) => one.state === state).length;
        return { day, dayOff, sent: count('sent'), failed: count('failed'), left: count('left') };
      },
    ],
  ]);
}

/**
 * Checks the time every minute until it is stopped.
 * @param asked is called when there is a new job
 */
export function startReminderClock(
  tools: ReminderTools,
  { asked, onError }: { readonly asked: () => void; readonly onError: (error: unknown) => void },
): () => void {
  const look = async (): Promise<void> => {
    if (await askReminders(tools)) asked();
  };
  const timer = setInterval(() => void look().catch(onError), LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

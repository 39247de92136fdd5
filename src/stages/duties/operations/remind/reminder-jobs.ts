import { actorOf } from '#engine/audit/index.ts';
import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { enqueueJob, type JobHandler } from '#kernel/jobs/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { Matter } from '../../matter.ts';
import { clockOf } from '../../quiet.ts';
import { reminderSettings } from './city-settings.ts';
import type { ReminderMeans } from '#kernel/notify/index.ts';
import { sendReminders } from './send-reminders.ts';

const KIND = 'remind';
/** Who does it, in the log. */
const REMINDER = actorOf('明责程序（提醒）', 'job');
/** It asks for nobody, and is in nobody's list of jobs. */
const NOBODY = { account: '', appointment: '', only: null } as const;
const LOOK_MS = 60_000;

export interface ReminderTools {
  readonly db: Database;
  readonly pack: Pack;
  readonly region: { readonly id: number; readonly name: string };
  readonly means: ReminderMeans;
  readonly now: () => Date;
  /** What waits for somebody in other stages. */
  readonly matters?: () => Promise<readonly Matter[]>;
}

/** The job that reminds, for the workers. Cut off and done again it tells nobody twice. */
export function reminderJobs(tools: ReminderTools): ReadonlyMap<string, JobHandler> {
  return new Map([
    [
      KIND,
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
 * Asks for the job when it is time: where the city reminds of itself, from its hour on, once in each hour. The later ones
 * bring what waited for somebody's quiet hours to end or for a way to work again.
 * @returns whether there is a new job
 */
export async function askReminders({ db, region, now }: ReminderTools): Promise<boolean> {
  const at = now();
  const scope = { region: region.id, ...WHOLE_REGION };
  const due = await withScope(db, scope, async (client) => {
    const { automatic, fromHour } = await reminderSettings(client, region.id);
    if (!automatic || Number(clockOf(at).slice(0, 2)) < fromHour) return false;
    const { rowCount } = await client.query(
      `select from jobs.jobs where region_id = $1 and account = '' and kind = $2 and created_at >= $3 limit 1`,
      [region.id, KIND, new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)],
    );
    return rowCount === 0;
  });
  // Two processes that look in the same moment ask twice; the second job finds everything told.
  if (due) await enqueueJob(db, { region: region.id, ...NOBODY }, { kind: KIND, input: {}, now: at });
  return due;
}

/**
 * Looks at the clock every minute until it is stopped.
 * @param asked told that there is a new job
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

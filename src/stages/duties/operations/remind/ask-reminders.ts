import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { enqueueJob } from '#kernel/jobs/index.ts';
import { clockOf } from '../../quiet.ts';
import { reminderSettings } from './city-settings.ts';

/** The kind of the job that sends reminders. */
export const REMINDER_KIND = 'remind';
/** The job belongs to nobody, and is in nobody's list of jobs. */
const NOBODY = { account: '', appointment: '', only: null } as const;

/** The region and hour of the clock. */
interface ReminderClock {
  readonly db: Database;
  readonly region: { readonly id: number };
  readonly now: () => Date;
}

/**
 * Requests the job when it is time: where the city sends reminders automatically, from its hour on, once every hour.
 * Later runs send what was delayed by quiet hours or a failed channel.
 * @returns whether there is a new job
 */
export async function askReminders({ db, region, now }: ReminderClock): Promise<boolean> {
  const at = now();
  const scope = { region: region.id, ...WHOLE_REGION };
  const due = await withScope(db, scope, async (client) => {
    const { automatic, fromHour } = await reminderSettings(client, region.id);
    if (!automatic || Number(clockOf(at).slice(0, 2)) < fromHour) return false;
    const { rowCount } = await client.query(
      `select from jobs.jobs where region_id = $1 and account = '' and kind = $2 and created_at >= $3 limit 1`,
      [region.id, REMINDER_KIND, new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)],
    );
    return rowCount === 0;
  });
  // Two processes may request it in the same moment; the second job finds everything sent.
  if (due)
    await enqueueJob(db, { region: region.id, ...NOBODY }, { kind: REMINDER_KIND, input: {}, now: at });
  return due;
}

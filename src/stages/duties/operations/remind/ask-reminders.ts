import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { enqueueJob } from '#kernel/jobs/index.ts';
import { clockOf } from '../../quiet.ts';
import { reminderSettings } from './city-settings.ts';

/** The kind of job that reminds. */
export const REMINDER_KIND = 'remind';
/** It asks for nobody, and is in nobody's list of jobs. */
const NOBODY = { account: '', appointment: '', only: null } as const;

/** Where, and at what hour, it is looked at whether to remind. */
interface ReminderClock {
  readonly db: Database;
  readonly region: { readonly id: number };
  readonly now: () => Date;
}

/**
 * Asks for the job when it is time: where the city reminds of itself, from its hour on, once in each hour. The later ones
 * bring what waited for somebody's quiet hours to end or for a way to work again.
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
  // Two processes that look in the same moment ask twice; the second job finds everything told.
  if (due)
    await enqueueJob(db, { region: region.id, ...NOBODY }, { kind: REMINDER_KIND, input: {}, now: at });
  return due;
}

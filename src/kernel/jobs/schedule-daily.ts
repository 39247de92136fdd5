import { v5 as uuid } from 'uuid';
import type { Database } from '../db/index.ts';
import { enqueueJob } from './enqueue-job.ts';

/** Namespace for the ids of daily jobs: the same job of the same day always has the same id. */
const NAMESPACE = '5d0a1a5e-8b0c-4c0e-9a49-6f3d1c7b2e10';
/** The program itself: it has no account and no post. */
const PROGRAM = { account: '', appointment: '', only: null } as const;

/** Adds the jobs that every region has once a day (by UTC); a second call on that day adds nothing. */
export async function scheduleDaily(
  db: Database,
  kinds: readonly string[],
  now: Date,
  regions: readonly number[],
): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  for (const region of regions)
    for (const kind of kinds) {
      const id = uuid(`${kind} ${day}`, NAMESPACE);
      await enqueueJob(db, { ...PROGRAM, region }, { kind, input: {}, now, id });
    }
}

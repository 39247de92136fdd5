import type { Database } from '../db/index.ts';
import { openQueue } from './queue.ts';
import { recoverJobs } from './recover-jobs.ts';
import { regionsOf, relayJobs } from './relay-jobs.ts';
import { type JobHandler, type RunContext, runJob } from './run-job.ts';

export interface WorkerOptions {
  readonly db: Database;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly now: () => Date;
  /** Jobs at a time. */
  readonly atOnce?: number;
  /** How often to look for work of its own accord; null: only when asked, by `drain`. */
  readonly everyMs?: number | null;
  /** Told what no user caused. */
  readonly onError?: (error: unknown) => void;
}

/** The workers of this process. */
export interface Workers {
  /** There is something new: look now. */
  poke(): void;
  /** Works until nothing is left that this process could do. */
  drain(): Promise<void>;
  /** Takes no more work, gives back what is under way, and waits for that. Calling it twice is harmless. */
  stop(): Promise<void>;
}

/**
 * Starts to work on the jobs of all regions. What was cut off when an earlier process was killed is done again. Several
 * processes may do this on one database: a job is run by one of them at a time.
 */
export async function startWorkers(options: WorkerOptions): Promise<Workers> {
  const { db, handlers, now, atOnce = 1, everyMs = 2_000, onError = () => undefined } = options;
  const queue = await openQueue(db, onError, everyMs !== null);
  let stopping = false;
  const context: RunContext = { db, handlers, now, stopping: () => stopping, onError };
  const step = async (): Promise<boolean> => {
    if (stopping) return false;
    await relayJobs(db, queue, await regionsOf(db));
    const job = await queue.next();
    if (!job) return false;
    const verdict = await runJob(context, job);
    // Held elsewhere: whoever holds it tells the queue.
    if (verdict === 'ended') await queue.finished(job.id);
    if (verdict === 'interrupted') await queue.again(job);
    return verdict !== 'elsewhere';
  };
  const drain = async (): Promise<void> => {
    await recoverJobs(db, queue, await regionsOf(db));
    while (await step());
  };
  let wake: () => void = () => undefined;
  let poked = false;
  const loop = async (pause: number): Promise<void> => {
    while (!stopping) {
      poked = false;
      await drain().catch(onError);
      if (poked || stopping) continue;
      await new Promise<void>((done) => {
        const timer = setTimeout(done, pause);
        timer.unref();
        wake = () => {
          clearTimeout(timer);
          done();
        };
      });
    }
  };
  const loops = everyMs === null ? [] : Array.from({ length: atOnce }, () => loop(everyMs));
  const poke = (): void => {
    poked = true;
    wake();
  };
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    stopping = true;
    poke();
    await Promise.all(loops);
    await queue.close();
  };
  return Object.freeze({ poke, drain, stop: () => (stopped ??= stop()) });
}

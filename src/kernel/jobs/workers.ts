import type { Database } from '../db/index.ts';
import { regionsOf } from './regions-of.ts';
import { type JobHandler, type RunContext, runNextJob } from './run-job.ts';
import { scheduleDaily } from './schedule-daily.ts';

export interface WorkerOptions {
  readonly db: Database;
  readonly handlers: ReadonlyMap<string, JobHandler>;
  readonly now: () => Date;
  /** Kinds of jobs that every region has once a day, by `now`. */
  readonly daily?: readonly string[];
  /** Jobs at a time. */
  readonly atOnce?: number;
  /** How often to look for work without being called; null: only by `drain`. */
  readonly everyMs?: number | null;
  /** Called with errors that no user caused. */
  readonly onError?: (error: unknown) => void;
}

/** The workers of this process. */
export interface Workers {
  /** There is new work: look now. */
  poke(): void;
  /** Works until no job is left that this process can run. */
  drain(): Promise<void>;
  /** Takes no more work, returns running jobs to the queue, and waits for that. It may be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts to work on the jobs of all regions. Jobs of a killed process are run again. Several processes may do this on
 * one database: a job is run by one of them at a time.
 */
export async function startWorkers(options: WorkerOptions): Promise<Workers> {
  const { db, handlers, now, daily = [], atOnce = 1, everyMs = 2_000, onError = () => undefined } = options;
  const ending = new AbortController();
  const context: RunContext = { db, handlers, now, stopping: () => ending.signal.aborted, onError };
  /** One job of each region in turn, so that a city with many does not delay the others. */
  const round = async (): Promise<boolean> => {
    let worked = false;
    for (const region of await regionsOf(db)) {
      if (ending.signal.aborted) return false;
      worked = (await runNextJob(context, region)) !== 'none' || worked;
    }
    return worked;
  };
  let scheduled = '';
  const schedule = async (): Promise<void> => {
    const at = now();
    const day = at.toISOString().slice(0, 10);
    if (daily.length === 0 || day === scheduled) return;
    await scheduleDaily(db, daily, at, await regionsOf(db));
    scheduled = day;
  };
  const drain = async (): Promise<void> => {
    await schedule();
    while (await round());
  };
  const sleepers = new Set<() => void>();
  let pokes = 0;
  const poke = (): void => {
    pokes += 1;
    for (const wake of sleepers) wake();
  };
  const loop = async (pause: number): Promise<void> => {
    while (!ending.signal.aborted) {
      const seen = pokes;
      await drain().catch(onError);
      // Work that was added while this worker was busy is found at once.
      if (pokes === seen && !ending.signal.aborted) await pauseFor(pause, sleepers);
    }
  };
  const loops = everyMs === null ? [] : Array.from({ length: atOnce }, () => loop(everyMs));
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    ending.abort();
    poke();
    await Promise.all(loops);
  };
  return Object.freeze({ poke, drain, stop: () => (stopped ??= stop()) });
}

/** Waits for the time to pass, or to be woken. */
async function pauseFor(ms: number, sleepers: Set<() => void>): Promise<void> {
  await new Promise<void>((done) => {
    const wake = (): void => {
      clearTimeout(timer);
      sleepers.delete(wake);
      done();
    };
    const timer = setTimeout(wake, ms);
    timer.unref();
    sleepers.add(wake);
  });
}

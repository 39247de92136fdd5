import { setTimeout as sleep } from 'node:timers/promises';
import { dbErrors } from '../errors.ts';
import type { StartProgress } from '../types.ts';
import type { Postmaster } from './postmaster.ts';
import { isAlive } from './process-info.ts';

/** A server that must run until it is stopped. */
export interface KeptServer {
  readonly first: Postmaster;
  /** Starts it again on the same data and at the same place. */
  readonly begin: () => Promise<Postmaster>;
  readonly isStopping: () => boolean;
  readonly onProgress: (progress: StartProgress) => void;
}

const TRIES = 3;
/** Time for the processes of the crashed server to end; until then its shared memory blocks a new start. */
const PAUSE_MS = 1000;

/**
 * Restarts the server each time it crashes. Its connections break; the pools open new ones by themselves.
 * @returns a promise that never resolves; it rejects with DB-LOST when the server does not start again
 */
export function keepAlive(server: KeptServer): Promise<never> {
  const lost = watch(server, server.first);
  // A program that does not serve does not wait for a restart.
  lost.catch(() => undefined);
  return lost;
}

async function watch(server: KeptServer, first: Postmaster): Promise<never> {
  for (let running = first; ; ) {
    await running.ended;
    // Only its guard has ended: the server still runs, and the program stops it by its process number.
    while (isAlive(running.pid) && !server.isStopping()) await sleep(PAUSE_MS, undefined, { ref: false });
    if (server.isStopping()) await new Promise<never>(() => undefined);
    server.onProgress({ phase: 'fallen', elapsedMs: 0 });
    running = await again(server);
    server.onProgress({ phase: 'risen', elapsedMs: 0 });
  }
}

async function again({ begin, isStopping }: KeptServer): Promise<Postmaster> {
  let reason = '';
  for (let tried = 1; tried <= TRIES; tried += 1) {
    if (isStopping()) await new Promise<never>(() => undefined);
    try {
      return await begin();
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      await sleep(PAUSE_MS);
    }
  }
  throw dbErrors.error('DB-LOST', { tries: TRIES, reason });
}

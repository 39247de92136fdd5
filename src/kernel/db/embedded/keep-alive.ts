import { setTimeout as sleep } from 'node:timers/promises';
import { dbErrors } from '../errors.ts';
import type { StartProgress } from '../types.ts';
import type { Postmaster } from './postmaster.ts';
import { isAlive } from './process-info.ts';

/** A server that is to run until it is stopped. */
export interface KeptServer {
  readonly first: Postmaster;
  /** Starts it again on the same data and at the same place. */
  readonly begin: () => Promise<Postmaster>;
  readonly isStopping: () => boolean;
  readonly onProgress: (progress: StartProgress) => void;
}

const TRIES = 3;
/** Processes of the fallen server go within this; until then its memory is in the way. */
const PAUSE_MS = 1000;

/**
 * Starts a fallen server again, each time it falls. Its connections broke; the pools make new ones by themselves.
 * @returns a promise that never resolves; it rejects with DB-LOST when the server does not come up again
 */
export function keepAlive(server: KeptServer): Promise<never> {
  const lost = watch(server, server.first);
  // Whoever does not serve does not wait for it.
  lost.catch(() => undefined);
  return lost;
}

async function watch(server: KeptServer, first: Postmaster): Promise<never> {
  for (let running = first; ; ) {
    await running.ended;
    // Its guard alone has gone: the server still serves, and the program stops it by its number.
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

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { processesUnder } from '../../scripts/lib/processes-under.ts';
import { startMingze } from './run-mingze.ts';

type Sign = 'server' | 'backend' | 'copy';
type Victim = 'program' | 'server' | 'both';

/** One blow: at which sign of life (`copy`: rows are being staged, in the one transaction of an import), after how many more looks, and whom it hits. */
export interface Strike {
  readonly sign: Sign;
  readonly looks: number;
  readonly victim: Victim;
}

/** Blows that cannot come too late: the import is in the middle of its transaction, however quick the machine is. */
export const CERTAIN: readonly Strike[] = (['program', 'server', 'both'] as const).map((victim) => ({
  sign: 'copy',
  looks: 0,
  victim,
}));

/**
 * As many blows as asked for, the same for the same seed.
 * @param mostLooks how long the work to be struck goes on, in looks of 50 ms
 */
export const rounds = (count: number, seed: number, mostLooks: number): readonly Strike[] =>
  fc.sample(
    fc.record({
      sign: fc.constantFrom<Sign>('server', 'backend', 'backend', 'backend'),
      looks: fc.integer({ min: 0, max: mostLooks }),
      victim: fc.constantFrom<Victim>('program', 'server', 'both'),
    }),
    { numRuns: count, seed },
  );

/** Runs a command and strikes; waits until nothing of it is left. */
export async function interrupted(
  data: string,
  args: readonly string[],
  { sign, looks, victim }: Strike,
): Promise<{ acknowledged: boolean; stdout: string }> {
  const { child, ended } = startMingze(args);
  let left = looks;
  let over = false;
  void ended.then(() => (over = true));
  const seen = (): boolean =>
    over ||
    (sign === 'server'
      ? serverOf(data) !== null
      : backendsAtWork(data).some((title) => sign === 'backend' || title.trimEnd().endsWith('COPY')));
  await waitUntil(() => seen() && (over || left-- <= 0), { timeoutMs: 60_000 });
  const server = serverOf(data);
  if (victim !== 'server') killNow(child.pid);
  if (victim !== 'program') killNow(server);
  const { code, stdout } = await ended;
  const gone = await waitUntil(() => processesUnder(data).length === 0, { timeoutMs: 30_000 });
  assert.ok(gone, `left behind: ${JSON.stringify(processesUnder(data))}`);
  // Only a server that was struck makes the command end by itself, and then it must not claim success.
  return { acknowledged: code === 0 && stdout.trimEnd().endsWith('}'), stdout };
}

/** The process id of the server of a data directory, or null while there is none. */
function serverOf(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** Kills without warning; a process that is already gone is no failure. */
function killNow(pid: number | null | undefined): void {
  if (!pid) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** A sign of how far the server has come: the backends at work, by what their titles say. */
function backendsAtWork(data: string): readonly string[] {
  const server = serverOf(data);
  if (server === null) return [];
  return childrenOf(server).filter((title) => /mingze_app/.test(title));
}

function childrenOf(parent: number): readonly string[] {
  try {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
    return children
      .filter(Boolean)
      .map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
  } catch {
    return processesUnder('postgres: ').map(({ command }) => command);
  }
}

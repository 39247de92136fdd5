import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { dbErrors } from '../errors.ts';
import type { StartProgress } from '../types.ts';
import { commandLine, isAlive, processesInDirectory } from './process-info.ts';
import { waitUntil } from './wait-until.ts';

/**
 * Makes sure that no server of an earlier program is left on the cluster: one still running is stopped, one
 * still shutting down is waited for, stray server processes are ended, a stale postmaster.pid is removed.
 * Only called while holding the lock of the data directory, so nothing found here has an owner any more.
 * Throws DB-STOP-FAILED when a process does not go.
 */
export async function clearOrphans(
  cluster: string,
  onProgress: (progress: StartProgress) => void,
): Promise<void> {
  if (!existsSync(cluster)) return;
  const home = realpathSync(cluster);
  const pid = postmasterPid(cluster);
  if (pid !== undefined && isServerOf(pid, home)) {
    // Fast shutdown: open transactions are rolled back, a checkpoint is written.
    await end(pid, 'SIGINT', 60_000, onProgress);
    // Immediate shutdown: the next start recovers from the log; nothing committed is lost.
    if (isServerOf(pid, home)) await end(pid, 'SIGQUIT', 30_000, onProgress);
    if (isServerOf(pid, home)) throw dbErrors.error('DB-STOP-FAILED', { pid });
  }
  // After a killed postmaster its children end by themselves, except one that is busy computing.
  for (const stray of processesInDirectory(home)) signal(stray, 'SIGQUIT');
  const gone = () => processesInDirectory(home).length === 0;
  const ended = await waitUntil(gone, {
    timeoutMs: 30_000,
    onWait: (elapsedMs) => onProgress({ phase: 'waiting', elapsedMs }),
  });
  if (!ended) throw dbErrors.error('DB-STOP-FAILED', { pid: processesInDirectory(home)[0] });
  // PostgreSQL would refuse to start if the number in the file meanwhile belongs to another process of the same user.
  // Where a process cannot be identified by its directory PostgreSQL decides, because the file also protects against
  // remaining children.
  const stale = postmasterPid(cluster);
  if (process.platform === 'linux' && stale !== undefined && !isServerOf(stale, home))
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** The number in the first line of postmaster.pid, if there is such a file. */
export function postmasterPid(cluster: string): number | undefined {
  const pid = Number(pidFile(cluster)?.[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

/** The state that the server has written to postmaster.pid: starting, stopping, ready or standby. */
export function postmasterStatus(cluster: string): string {
  return pidFile(cluster)?.[7]?.trim() ?? '';
}

function pidFile(cluster: string): readonly string[] | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
}

/**
 * Process numbers are reused: a server of ours has its data directory as working directory (or names it, elsewhere).
 */
function isServerOf(pid: number, home: string): boolean {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return processesInDirectory(home).includes(pid);
  const command = commandLine(pid);
  return command.includes('postgres') && command.includes(home);
}

async function end(
  pid: number,
  name: NodeJS.Signals,
  timeoutMs: number,
  onProgress: (progress: StartProgress) => void,
): Promise<void> {
  signal(pid, name);
  await waitUntil(() => !isAlive(pid), {
    timeoutMs,
    onWait: (elapsedMs) => onProgress({ phase: 'waiting', elapsedMs }),
  });
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended meanwhile; if it belongs to somebody else, the wait after this finds out.
  }
}

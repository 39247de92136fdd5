import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesUnder } from '../../scripts/lib/processes-under.ts';

/** The process id of the server of a data directory, or null while there is none. */
export function serverOf(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** Kills without warning; a process that is already gone is no failure. */
export function killNow(pid: number | null | undefined): void {
  if (!pid) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** A sign of how far the server has come: the backends at work, by what their titles say. */
export function backendsAtWork(data: string): readonly string[] {
  const server = serverOf(data);
  if (server === null) return [];
  return childrenOf(server).filter((title) => /mingze_app/.test(title));
}

function childrenOf(parent: number): readonly string[] {
  try {
    const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ');
    return children.filter(Boolean).map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
  } catch {
    return processesUnder('postgres: ').map(({ command }) => command);
  }
}

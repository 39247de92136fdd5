import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { dbErrors } from '../errors.ts';
import { isAlive, processBirth } from './process-info.ts';

/** The held lock of a data directory. */
export interface DataDirLock {
  /** Gives the directory back; harmless when called twice. */
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly birth: string;
}

/**
 * Takes the data directory for this process, or throws DB-LOCKED naming the holder.
 *
 * Node has no flock, so the lock is a series of files lock.1, lock.2, …: the highest number counts, and a
 * starter takes over from a dead or released holder by creating the next number, which the file system
 * gives to exactly one. The highest file is never removed, only overtaken; therefore a starter that read an
 * old state and was then overtaken sees a higher number after creating its own, and starts again.
 * (Removing and re-creating one single lock file cannot be made safe between two takers-over.)
 */
export function lockDataDir(dataDir: string): DataDirLock {
  const draft = join(dataDir, `.lock-${process.pid}-${randomBytes(6).toString('hex')}`);
  const me: Holder = { pid: process.pid, birth: processBirth(process.pid) };
  writeDurably(draft, JSON.stringify(me));
  try {
    for (;;) {
      const highest = highestLock(dataDir);
      if (highest > 0) {
        const holder = readHolder(join(dataDir, `lock.${highest}`));
        if (holder === 'gone') continue;
        if (holder && holds(holder)) throw dbErrors.error('DB-LOCKED', { dataDir, pid: holder.pid });
      }
      const mine = join(dataDir, `lock.${highest + 1}`);
      if (!create(draft, mine)) continue;
      if (highestLock(dataDir) > highest + 1) {
        rmSync(mine, { force: true });
        continue;
      }
      removeOlder(dataDir, highest + 1);
      return { release: () => markReleased(mine, me) };
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Whether the process that wrote this entry still runs under its number. */
function holds(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const now = processBirth(holder.pid);
  return holder.birth === '' || now === '' || holder.birth === now;
}

function create(draft: string, target: string): boolean {
  try {
    // A link appears with its content already complete; an exclusive create would be empty for a moment.
    linkSync(draft, target);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw dbErrors.error('DB-DATA-DIR', { dataDir: target, reason: '文件系统不支持硬链接，无法加锁' }, error);
  }
}

function markReleased(file: string, me: Holder): void {
  const now = readHolder(file);
  if (!now || now === 'gone' || now.pid !== me.pid || now.birth !== me.birth) return;
  writeDurably(file, '{}');
}

function removeOlder(dataDir: string, mine: number): void {
  for (const number of lockNumbers(dataDir))
    if (number < mine) rmSync(join(dataDir, `lock.${number}`), { force: true });
}

function highestLock(dataDir: string): number {
  return Math.max(0, ...lockNumbers(dataDir));
}

function lockNumbers(dataDir: string): readonly number[] {
  return readdirSync(dataDir).flatMap((name) => {
    const match = /^lock\.(\d+)$/.exec(name);
    return match ? [Number(match[1])] : [];
  });
}

function readHolder(file: string): Holder | undefined | 'gone' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'gone';
    throw error;
  }
  try {
    const value = JSON.parse(text) as { pid?: unknown; birth?: unknown };
    if (typeof value.pid === 'number')
      return { pid: value.pid, birth: typeof value.birth === 'string' ? value.birth : '' };
  } catch {
    // Half written because of a power cut: nobody holds it.
  }
  return undefined;
}

function writeDurably(file: string, text: string): void {
  const fd = openSync(file, 'w', 0o644);
  try {
    writeSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

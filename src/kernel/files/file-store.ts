import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The store of files, each under its SHA-256: `ab/cdef…`. Bytes are never changed; unreferenced ones are removed. */
export interface FileStore {
  readonly dir: string;
  /** Files that are being received or processed; they are worthless after an end of the program. */
  readonly work: string;
  /** The virus scanner: a command and its arguments, to which a path is added; null: there is none. */
  readonly scanner: readonly string[] | null;
  /** A new path below `work`. */
  readonly workPath: () => string;
}

/** Opens the store of a data directory. */
export function openFileStore(dataDir: string, scanner: readonly string[] | null = null): FileStore {
  const dir = join(dataDir, 'files');
  const work = join(dir, 'work');
  mkdirSync(work, { recursive: true, mode: 0o700 });
  return Object.freeze({
    dir,
    work,
    scanner: scanner && scanner.length > 0 ? Object.freeze([...scanner]) : null,
    workPath: () => join(work, `${process.pid}-${randomBytes(9).toString('hex')}`),
  });
}

/**
 * Removes what ended processes have left in `work`: at the start of a program, before it receives anything.
 * @param isAlive whether a process of this number is running
 */
export function sweepWork({ work }: FileStore, isAlive: (pid: number) => boolean): void {
  for (const name of readdirSync(work)) {
    const pid = Number(name.split('-')[0]);
    // A program in a container has the same process number as the one before it: a file with this number is not ours.
    if (pid !== process.pid && Number.isInteger(pid) && isAlive(pid)) continue;
    const path = join(work, name);
    if (statSync(path, { throwIfNoEntry: false })) rmSync(path, { recursive: true, force: true });
  }
}

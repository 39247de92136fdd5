import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Under which user the server runs; undefined: the user of this program. */
export interface ServerIdentity {
  readonly uid: number;
  readonly gid: number;
}

/** "nobody": PostgreSQL refuses to run as root, and creating a user would change the host. */
const UNPRIVILEGED: ServerIdentity = { uid: 65534, gid: 65534 };

/**
 * The user of the server: the user of this program, unless it is root. Then the owner of an existing cluster, so that a
 * directory made by an ordinary user continues to work; otherwise an unprivileged one.
 */
export function serverIdentity(cluster: string): ServerIdentity | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const { uid, gid } = statSync(cluster);
    if (uid !== 0) return { uid, gid };
  } catch {
    // No cluster yet.
  }
  return UNPRIVILEGED;
}

/** Whether that user can reach `path` and pass through it, by mode bits. */
export function canPass(path: string, who: ServerIdentity | undefined): boolean {
  return !who || ancestors(path).every((dir) => permits(dir, who, 1));
}

/** Whether that user can reach `path` and read it (a file, or the list of a directory). */
export function canRead(path: string, who: ServerIdentity | undefined): boolean {
  return !who || (canPass(dirname(resolve(path)), who) && permits(path, who, 4));
}

function ancestors(path: string): readonly string[] {
  const parent = dirname(resolve(path));
  return parent === resolve(path) ? [parent] : [...ancestors(parent), resolve(path)];
}

function permits(path: string, who: ServerIdentity, wanted: number): boolean {
  try {
    const info = statSync(path);
    const shift = info.uid === who.uid ? 6 : info.gid === who.gid ? 3 : 0;
    return ((info.mode >> shift) & wanted) === wanted;
  } catch {
    return false;
  }
}

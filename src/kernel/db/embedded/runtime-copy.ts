import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { dbErrors } from '../errors.ts';

/** The files to copy, their version, and how the copy is completed and checked. */
export interface CopyRequest {
  readonly native: string;
  readonly version: string;
  /** Completes the copy (makes the library links). */
  readonly prepare: (dir: string) => void;
  /** Whether the server's user can reach the copy. */
  readonly check: (dir: string) => boolean;
}

/**
 * Copies the server's program files to a cache directory which the server's user can read, once per version. Two
 * processes may do this at once: each copies to a directory of its own, and one rename succeeds. @returns the path
 */
export function runtimeCopy(request: CopyRequest, bases: readonly string[] = cacheDirs()): string {
  const failures: string[] = [];
  for (const base of bases) {
    try {
      return copyInto(base, request);
    } catch (error) {
      failures.push(`${base}: ${(error as Error).message}`);
    }
  }
  throw dbErrors.error('DB-RUNTIME', { reason: failures.join('; ') });
}

function cacheDirs(): readonly string[] {
  if (process.getuid?.() === 0)
    return ['/var/cache/mingze', '/var/lib/mingze/cache', join(tmpdir(), 'mingze-cache-0')];
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return [join(cache, 'mingze'), join(tmpdir(), `mingze-cache-${process.getuid?.() ?? 'user'}`)];
}

function copyInto(base: string, request: CopyRequest): string {
  mkdirSync(base, { recursive: true });
  assertOurs(base);
  chmodSync(base, 0o755);
  const target = join(base, `postgres-${request.version}`);
  if (!existsSync(target)) {
    const draft = `${target}.${process.pid}.${randomBytes(4).toString('hex')}`;
    try {
      cpSync(request.native, draft, { recursive: true, verbatimSymlinks: true });
      request.prepare(draft);
      makeReadable(draft);
      renameSync(draft, target);
    } catch (error) {
      // The rename fails on a directory that another process created first, which serves as well.
      if (!existsSync(target)) throw error;
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  }
  assertOurs(target);
  if (!request.check(target)) throw new Error('数据库用户无法读取该目录');
  return target;
}

/** Programs are run from here, so a directory that another user owns or may write to is refused. */
function assertOurs(dir: string): void {
  const info = lstatSync(dir);
  if (!info.isDirectory()) throw new Error('不是目录');
  if (process.getuid && info.uid !== process.getuid()) throw new Error('属主不是当前用户');
  if (process.getuid && (info.mode & 0o022) !== 0) throw new Error('其他用户可写');
}

function makeReadable(path: string): void {
  const info = lstatSync(path);
  if (info.isSymbolicLink()) return;
  if (!info.isDirectory()) return chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  chmodSync(path, 0o755);
  for (const name of readdirSync(path)) makeReadable(join(path, name));
}

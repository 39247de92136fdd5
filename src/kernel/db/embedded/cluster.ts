import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { dbErrors } from '../errors.ts';
import { canPass, type ServerIdentity } from './identity.ts';
import type { NativePostgres } from './native.ts';

/** The input for a new cluster. */
export interface ClusterRequest {
  /** The cluster's final directory; it exists only once it is complete. */
  readonly cluster: string;
  readonly native: NativePostgres;
  readonly who: ServerIdentity | undefined;
  readonly superuser: string;
  readonly password: string;
}

/**
 * Makes the cluster if there is none. It is made in a sibling directory and renamed, so that an interrupted
 * initdb leaves nothing that a later start would trust. Throws DB-INIT-FAILED or DB-CLUSTER-VERSION.
 */
export async function ensureCluster(request: ClusterRequest): Promise<void> {
  const { cluster, native, who } = request;
  removeDrafts(cluster);
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (found !== native.major) throw dbErrors.error('DB-CLUSTER-VERSION', { found, expected: native.major });
    // A copy that root restored without owners belongs to root, and no server runs as root.
    if (who && statSync(cluster).uid === 0) giveTo(cluster, who);
    chmodSync(cluster, 0o700);
    return;
  }
  const draft = `${cluster}.init-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(join(draft, 'new'), { recursive: true, mode: 0o700 });
    writeFileSync(join(draft, 'password'), `${request.password}\n`, { mode: 0o600 });
    if (who) giveTo(draft, who);
    await runInitdb(request, join(draft, 'new'));
    renameSync(join(draft, 'new'), cluster);
    syncDirectory(dirname(cluster));
  } finally {
    removeQuietly(draft);
  }
}

/**
 * `-D` for a program that works in `dir`: its path, or, where its user cannot reach it by path, a reference to its
 * working directory.
 */
export function dataDirArgument(dir: string, who: ServerIdentity | undefined): string {
  if (canPass(dir, who)) return dir;
  // A process that is started inside the directory reaches it through this link whatever permissions the parents have.
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw dbErrors.error('DB-DATA-DIR-UNREACHABLE', { uid: who?.uid, dataDir: dirname(dir) });
}

/** The environment of the server's programs: no variable of the caller, neutral dates and sorting. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const windows = process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {};
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...windows };
}

async function runInitdb(request: ClusterRequest, dir: string): Promise<void> {
  const data = dataDirArgument(dir, request.who);
  const args = [
    '-D',
    data,
    '-U',
    request.superuser,
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth=scram-sha-256',
    `--pwfile=${data}/../password`,
  ];
  const child = spawn(request.native.initdb, args, {
    cwd: dir,
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    ...request.who,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (status, name) => resolve(status ?? name ?? 'unknown'));
  });
  if (code !== 0)
    throw dbErrors.error('DB-INIT-FAILED', {
      reason: `${code}: ${output.trim().split('\n').slice(-4).join(' / ')}`,
    });
}

function removeDrafts(cluster: string): void {
  for (const name of readdirSync(dirname(cluster)))
    if (name.startsWith(`${basename(cluster)}.init-`)) removeQuietly(join(dirname(cluster), name));
}

/**
 * An initdb whose program was killed may still be writing there: what cannot be removed now is removed at the next
 * start.
 */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // The next start removes it.
  }
}

function giveTo(path: string, who: ServerIdentity): void {
  const info = lstatSync(path);
  if (info.isSymbolicLink()) return;
  chownSync(path, who.uid, who.gid);
  if (info.isDirectory()) for (const name of readdirSync(path)) giveTo(join(path, name), who);
}

function syncDirectory(dir: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(dir, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

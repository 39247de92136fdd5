import { execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { waitUntil } from '#kernel/db/embedded/wait-until.ts';
import { temporaryDir } from './test-server.ts';

/** A server of another major version that this machine happens to have. */
export interface OtherPostgres {
  readonly major: number;
  readonly databaseUrl: string;
  readonly stop: () => Promise<void>;
}

/** Directories with the programs of PostgreSQL, as distributions lay them out, oldest version first. */
function installed(): readonly string[] {
  const roots = ['/usr/lib/postgresql', '/usr/local/pgsql', '/opt/homebrew/opt'];
  return roots
    .filter((root) => existsSync(root))
    .flatMap((root) => readdirSync(root).map((version) => join(root, version, 'bin')))
    .filter((bin) => existsSync(join(bin, 'initdb')))
    .toSorted();
}

/** Starts a server of another version, or answers null where the machine has none. */
export async function startOtherPostgres(): Promise<OtherPostgres | null> {
  const [bin] = installed();
  if (bin === undefined) return null;
  const home = temporaryDir('other-postgres-');
  const data = join(home, 'data');
  mkdirSync(data, { mode: 0o700 });
  // PostgreSQL does not run as root.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;
  if (nobody) for (const path of [home, data]) chownSync(path, nobody.uid, nobody.gid);
  const options = { ...nobody, cwd: home, stdio: 'pipe' } as const;
  const version = execFileSync(join(bin, 'postgres'), ['--version'], { ...options, encoding: 'utf8' });
  const major = Number(/(\d+)\./.exec(version)?.[1] ?? 0);
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'admin', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    options,
  );
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    `listen_addresses = ''\nunix_socket_directories = '${home}'\nfsync = off\nshared_buffers = 64MB\n`,
  );
  const child = spawn(join(bin, 'postgres'), ['-D', data], { ...options, stdio: 'ignore' });
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  process.once('exit', () => child.kill('SIGKILL'));
  const login = { host: home, user: 'admin', database: 'postgres' };
  const ready = await waitUntil(
    async () => {
      const client = new Client(login);
      return client.connect().then(
        () => client.end().then(() => true),
        () => false,
      );
    },
    { timeoutMs: 30_000 },
  );
  if (!ready) throw new Error(`PostgreSQL of ${dirname(bin)} did not start`);
  const admin = new Client(login);
  await admin.connect();
  await admin.query(`create role city_owner login password 'x' createrole`);
  await admin.query('create database city owner city_owner');
  await admin.end();
  return {
    major,
    databaseUrl: `postgres://city_owner:x@/city?host=${encodeURIComponent(home)}`,
    stop: async () => {
      child.kill('SIGINT');
      await ended;
    },
  };
}

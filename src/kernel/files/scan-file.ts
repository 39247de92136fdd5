import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';
import { storedPath } from './keep-file.ts';

/** `failed`: the scanner gave no result; the file continues to wait. */
export type ScanVerdict = 'clean' | 'infected' | 'failed';

/** A scanner that takes longer is ended without a result. */
const LONGEST = 10 * 60_000;

/** Runs the scanner on a file: exit code 0 is clean, 1 is infected, anything else is no result. */
export async function scanFile(scanner: readonly string[], path: string): Promise<ScanVerdict> {
  const [command = '', ...args] = scanner;
  return new Promise((done) => {
    const options = { timeout: LONGEST, maxBuffer: 1024 * 1024, windowsHide: true };
    execFile(command, [...args, path], options, (error) => {
      if (!error) done('clean');
      else done(error.code === 1 ? 'infected' : 'failed');
    });
  });
}

/** Moves infected bytes to a place that nothing reads. They are kept for an investigation. */
export async function quarantineFile(store: FileStore, digest: string): Promise<void> {
  const from = storedPath(store, digest);
  if (!existsSync(from)) return;
  const directory = join(store.dir, 'quarantine');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await rename(from, join(directory, digest));
}

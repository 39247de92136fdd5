import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileStore } from './file-store.ts';
import { storedPath } from './keep-file.ts';

/** `failed`: the scanner could not say; the file goes on waiting. */
export type ScanVerdict = 'clean' | 'infected' | 'failed';

/** A scanner that takes longer is ended, and has not said anything. */
const LONGEST = 10 * 60_000;

/** Asks the scanner about a file: exit code 0 is clean, 1 is infected, anything else is no answer. */
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

/** Puts infected bytes where nothing reads them. They are kept: whoever investigates needs them. */
export async function quarantineFile(store: FileStore, digest: string): Promise<void> {
  const from = storedPath(store, digest);
  if (!existsSync(from)) return;
  const directory = join(store.dir, 'quarantine');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await rename(from, join(directory, digest));
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle } from '../../bin/bundle.mjs';
import { filesUnder, ROOT } from './files-under.ts';

/** Environment variable: where the programs lie that tests start, bundled. */
export const BUNDLES_VARIABLE = 'MINGZE_TEST_BUNDLES';

/** Where a source file lies in a directory of bundles. */
export function bundledAt(dir: string, file: string): string {
  return join(dir, relative(ROOT, file).replace(/\.tsx?$/, '.mjs'));
}

/**
 * The test files, and the programs that they start, as modules that load at once: read one module at a time by a loader,
 * the sources of a service alone cost every file seven seconds of a processor.
 * @returns the source file of each bundle; `remove` takes the bundles away
 */
export async function bundledTests(files: readonly string[]): Promise<{
  readonly dir: string;
  readonly sources: ReadonlyMap<string, string>;
  readonly remove: () => void;
}> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  // Below the root, where packages are found.
  const dir = mkdtempSync(join(ROOT, 'dist/tests-'));
  await bundle([...files, ...filesUnder('test/support', /-program\.ts$/)], dir);
  return {
    dir,
    sources: new Map(files.map((file) => [bundledAt(dir, file), file])),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from '../../bin/bundle.mjs';
import { filesUnder, ROOT } from './files-under.ts';

/** Environment variable: where the programs lie that tests start, bundled. */
export const BUNDLES_VARIABLE = 'MINGZE_TEST_BUNDLES';

/**
 * Packages in plain JavaScript that many test files load, found and read in a hundred pieces each time. Those with native
 * parts, or that read files beside themselves, stay where they are installed; and yaml, which is loaded when it is needed:
 * a bundle gives a package of the old form then without its names.
 */
const CARRIED = [
  '@hono/node-server',
  '@hono/zod-openapi',
  '@marcbachmann/cel-js',
  '@zxcvbn-ts/language-common',
  'fast-check',
  'fflate',
  'file-type',
  'hono',
  'hucre',
  'nodemailer',
  'openid-client',
  'otpauth',
  'pg',
  'pg-copy-streams',
  'pinyin-pro',
  'rate-limiter-flexible',
  'saxes',
  'uuid',
  'zod',
];

/**
 * A test file makes much that lives shortly, and is over before the collector would have learned how much: in the room of
 * the beginning it swept every few milliseconds.
 */
const YOUNG = ['--min-semi-space-size=16', '--max-semi-space-size=64'];

/** Where a source file lies in a directory of bundles. */
export function bundledAt(dir: string, file: string): string {
  return join(dir, relative(ROOT, file).replace(/\.tsx?$/, '.mjs'));
}

/**
 * The test files, and the programs that they start, as modules that load at once: read one module at a time by a loader,
 * the sources of a service alone cost every file seven seconds of a processor.
 * @returns the source file of each bundle; `flags` of Node for their processes; `remove` takes the bundles away
 */
export async function bundledTests(files: readonly string[]): Promise<{
  readonly dir: string;
  readonly flags: readonly string[];
  readonly sources: ReadonlyMap<string, string>;
  readonly remove: () => void;
}> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  // Below the root, where packages are found.
  const dir = mkdtempSync(join(ROOT, 'dist/tests-'));
  const before = join(ROOT, 'scripts/lib/without-attribution.ts');
  await bundle([...files, before, ...filesUnder('test/support', /-program\.ts$/)], dir, CARRIED);
  return {
    dir,
    flags: ['--import', pathToFileURL(bundledAt(dir, before)).href, ...YOUNG],
    sources: new Map(files.map((file) => [bundledAt(dir, file), file])),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

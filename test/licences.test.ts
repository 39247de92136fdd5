// What is handed on with the product may be handed on under its licence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../scripts/lib/files-under.ts';

/** Licences that ask for nothing but their own text beside the copy. */
const PERMISSIVE: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
]);

interface Locked {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
}

test('every package that the product runs on has a permissive licence', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Locked;
  const run = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  assert.ok(run.length > 50, `only ${run.length}`);
  assert.deepEqual(
    run
      .filter(([, { license }]) => !PERMISSIVE.has(license ?? ''))
      .map(([path, { license }]) => [path, license]),
    [],
  );
});

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { ROOT } from '../scripts/lib/files-under.ts';
import { mingze } from './support/run-mingze.ts';
import { temporaryDir } from './support/test-server.ts';

const run = promisify(execFile);

/** A copy as somebody makes who installs by copying: with what was built, without building again. */
function copyOfInstallation(): string {
  const copy = temporaryDir('mingze-copy-');
  for (const part of ['bin', 'packs', 'src', 'dist/program', 'package.json'])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

test('nothing built names the place where it was built', async () => {
  await mingze('--help');
  const built = join(ROOT, 'dist/program');
  const files = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.mjs(\.map)?$/.test(file),
  );
  assert.ok(files.length >= 2);
  for (const file of files)
    assert.ok(!readFileSync(join(built, file), 'utf8').includes(ROOT), `${file} names ${ROOT}`);
});

test('a copied installation reads its own packs, not those of its original', async () => {
  await mingze('--help');
  const copy = copyOfInstallation();
  appendFileSync(join(copy, 'packs/principal-responsibility/pack.yaml'), '\nonly_in_the_copy: 1\n');
  const builtBefore = readdirSync(join(copy, 'dist/program'));

  const checked = await run(process.execPath, [join(copy, 'bin/mingze.mjs'), 'pack', 'check'], { cwd: copy })
    .then(() => null)
    .catch((error: { stdout: string; stderr: string }) => error.stdout + error.stderr);

  assert.ok(checked?.includes('only_in_the_copy'), `the copy did not read its own pack: ${checked}`);
  assert.deepEqual(readdirSync(join(copy, 'dist/program')), builtBefore, 'the copy was built anew');
});

test('an installation in which nobody can write runs what was built', async () => {
  await mingze('--help');
  const copy = copyOfInstallation();
  // A directory where the file would go: nobody can write there, not even root.
  rmSync(join(copy, 'dist/known-sources.json'), { force: true });
  mkdirSync(join(copy, 'dist/known-sources.json'));
  const { stdout } = await run(process.execPath, [join(copy, 'bin/mingze.mjs'), '--help'], { cwd: copy });
  assert.match(stdout, /用法：mingze/u);
});

// A release is what `npm pack` makes of a checkout: it runs without what builds it, and from another place.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';
import { SAMPLE } from './builders/the-sample.ts';
import { temporaryDir } from './support/test-server.ts';

const run = promisify(execFile);

/** The packed and unpacked release, with the packages that it asks for and no others. */
async function aRelease(): Promise<string> {
  const home = temporaryDir('release-');
  // What it carries was built by the run of the tests.
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', home], {
    cwd: ROOT,
  });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  await run('tar', ['-xzf', join(home, filename), '-C', home]);
  const release = join(home, 'package');
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [place, { dev = false }] of Object.entries(lock.packages)) {
    if (dev || !place.startsWith('node_modules/') || place.lastIndexOf('node_modules/') > 0) continue;
    if (!existsSync(join(ROOT, place))) continue;
    mkdirSync(dirname(join(release, place)), { recursive: true });
    symlinkSync(join(ROOT, place), join(release, place));
  }
  return release;
}

test('a release carries no sources, is built, and runs without the bundler', async () => {
  const release = await aRelease();
  assert.deepEqual(filesUnder(join(release, 'src'), /\.tsx?$/), []);
  assert.ok(existsSync(join(release, 'dist/web/index.html')));
  assert.ok(!existsSync(join(release, 'node_modules/esbuild')));
  for (const file of ['LICENSE', 'README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'SECURITY.md'])
    assert.ok(existsSync(join(release, file)), file);
  const data = temporaryDir('release-data-');
  const mingze = async (...args: readonly string[]): Promise<string> =>
    (await run(process.execPath, [join(release, 'bin/mingze.mjs'), ...args, '--data', data], { cwd: data }))
      .stdout;
  await mingze('init', '--region', '江河市', '--begun', '2021-01-01');
  await mingze('import', SAMPLE);
  const out = join(data, 'out');
  await mingze('report', '--year', '2021', '--out', out, '--draft', '--date', '2022-01-05');
  assert.ok(readdirSync(out).some((file) => file.endsWith('.docx')));
  assert.equal(readdirSync(join(release, 'dist/program')).length, 1, 'nothing was built');
});

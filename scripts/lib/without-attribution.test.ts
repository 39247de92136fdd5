import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { temporaryDir } from '../../test/support/test-server.ts';
import { bundledAt, BUNDLES_VARIABLE } from './bundled-tests.ts';
import { ROOT } from './files-under.ts';

const dir = temporaryDir('attribution-');
after(() => rmSync(dir, { recursive: true, force: true }));

const source = join(ROOT, 'scripts/lib/without-attribution.ts');
const bundles = process.env[BUNDLES_VARIABLE];
const loaded =
  bundles === undefined ? ['--import', 'tsx', '--import', source] : ['--import', bundledAt(bundles, source)];

/** Runs a test file with these lines in the body of its only test. */
function run(body: string, flags: readonly string[] = loaded): SpawnSyncReturns<string> {
  const file = join(dir, 'one.mjs');
  writeFileSync(
    file,
    `import { AsyncLocalStorage, executionAsyncId } from 'node:async_hooks';
import { test } from 'node:test';
test('one', async () => { ${body} });`,
  );
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, [...flags, file], { cwd: ROOT, encoding: 'utf8', env });
}

test('an error that nobody caught fails the file, also one that comes when its test has ended', () => {
  assert.equal(run('').status, 0);
  for (const body of [
    'setTimeout(() => { throw new Error("late") })',
    'void Promise.reject(new Error("left"))',
    'await new Promise(() => { setImmediate(() => { throw new Error("thrown") }) })',
    'throw new Error("told")',
  ])
    assert.notEqual(run(body).status, 0, body);
});

test('promises are followed by nobody but those who ask for it', () => {
  const body = `await null; console.log('followed ' + (executionAsyncId() > 0))`;
  assert.match(run(body, []).stdout, /followed true/u, 'what the runner does by itself');
  assert.match(run(body).stdout, /followed false/u);
  const stored = `const store = new AsyncLocalStorage();
    await store.run('kept', async () => { await null; console.log(store.getStore()); });`;
  assert.match(run(stored).stdout, /kept/u);
});

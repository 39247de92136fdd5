// Runs the tests: one shared server, every *.test.ts in a process of its own, a few at a time.
// Usage: npm test [-- part-of-a-path …]. The last line is `N passed, N failed`.
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { run } from 'node:test';
import {
  TEST_HOME_VARIABLE,
  TEST_SERVER_VARIABLE,
  startTestServer,
  temporaryDir,
} from '../test/support/test-server.ts';
import { program } from '../bin/bundle.mjs';
import { bundledTests, BUNDLES_VARIABLE } from './lib/bundled-tests.ts';
import { processesUnder } from './lib/processes-under.ts';
import { filesUnder, ROOT } from './lib/files-under.ts';
import { inSources } from './lib/source-places.ts';
import { buildWorkspace } from './lib/workspace.ts';

const filters = process.argv.slice(2);
// The long ones first, so that at the end no processor waits for one of them.
const files = ['test/workspace', 'test/journeys', 'test', 'src/tools', 'src', 'scripts']
  .flatMap((dir) => filesUnder(dir, /\.test\.tsx?$/))
  .filter((file, index, all) => all.indexOf(file) === index)
  .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));

// Everything that the tests make, and every server they start, lives below this directory.
const home = temporaryDir('mingze-test-');
process.env[TEST_HOME_VARIABLE] = home;

/**
 * Two more than processors: a file waits for its browser, its database or a program about a third of its time. With one
 * more, two processors were busy to 68 %.
 */
const CONCURRENCY = availableParallelism() + 2;

let passed = 0;
const failures: string[] = [];
try {
  // The pages that the browser tests open, and the commands that tests run, are those of these very sources.
  await buildWorkspace();
  await program();
  const shared = await startTestServer();
  process.env[TEST_SERVER_VARIABLE] = JSON.stringify(shared.server);
  try {
    if (files.length > 0) await runFiles();
  } finally {
    await shared.stop();
  }
} catch (error) {
  failures.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
const left = processesUnder(home);
for (const { pid, command } of left) {
  failures.push(`process left behind: ${pid} ${command}`);
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}
rmSync(home, { recursive: true, force: true });

if (passed + failures.length === 0) failures.push('no test ran');
for (const failure of failures) console.log(`\n✖ ${failure}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

async function runFiles(): Promise<void> {
  const counts = new Map<string, number>();
  const seconds = new Map<string, number>();
  const { dir, flags, sources, remove } = await bundledTests(files);
  process.env[BUNDLES_VARIABLE] = dir;
  // What this process was started with goes to each of them: the bundles need no loader.
  process.execArgv = [...flags];
  const sourceOf = (file: string | undefined, name: string): string =>
    sources.get(file ?? name) ?? file ?? name;
  const stream = run({ files: [...sources.keys()], concurrency: CONCURRENCY, timeout: 600_000 });
  stream.on('test:pass', (event) => {
    const file = sourceOf(event.file, event.name);
    // The runner reports a file without tests as one passed test with the file's name.
    if (sources.has(event.name)) return;
    if (event.details.type === 'suite' || event.todo) return;
    counts.set(file, (counts.get(file) ?? 0) + 1);
    if (event.skip) console.log(`skipped: ${relative(ROOT, file)} › ${event.name}: ${String(event.skip)}`);
    else passed++;
  });
  stream.on('test:fail', (event) => {
    const cause = event.details.error.cause ?? event.details.error;
    if (event.details.type === 'suite' && /subtest/.test(event.details.error.message)) return;
    const text = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    const file = sourceOf(event.file, event.name);
    counts.set(file, (counts.get(file) ?? 0) + 1);
    const failure = `${relative(ROOT, file)} › ${event.name}\n${inSources(text)}`;
    failures.push(failure);
    // At once too: a run that is cut off has said what it knew.
    console.log(`✖ ${failure}`);
  });
  stream.on('test:complete', ({ name, details }) => {
    const file = sources.get(name);
    if (file !== undefined) seconds.set(file, details.duration_ms / 1000);
  });
  stream.on('test:stderr', (event) => process.stderr.write(inSources(event.message)));
  for await (const event of stream)
    if (event.type === 'test:stdout') process.stdout.write(event.data.message);
  remove();
  for (const file of files) {
    const tests = counts.get(file) ?? 0;
    if (tests === 0) failures.push(`${relative(ROOT, file)} holds no test`);
    const time = (seconds.get(file) ?? 0).toFixed(0);
    console.log(`${String(tests).padStart(4)} ${time.padStart(4)} s  ${relative(ROOT, file)}`);
  }
}

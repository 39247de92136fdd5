// One data directory lives through everything that can happen to it, in the order of the tests. Nothing
// sleeps: each step waits for a condition.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { processesUnder } from '../../../../scripts/lib/processes-under.ts';
import { spawnProgram, type Program } from '../../../../test/support/spawn-program.ts';
import { temporaryDir } from '../../../../test/support/test-server.ts';
import { postmasterPid } from './orphan.ts';
import { isAlive } from './process-info.ts';
import { waitUntil } from './wait-until.ts';

const home = temporaryDir('launcher-');
const dataDir = join(home, 'data');
const cluster = join(dataDir, 'postgres');
let rows = 0;
after(() => rmSync(home, { recursive: true, force: true }));

const start = (what: string, dir = dataDir): Program =>
  spawnProgram('test/support/database-program.ts', [dir, what]);
const servers = (dir = dataDir) =>
  processesUnder(dir).filter(({ command }) => /postgres|mingze-guard/.test(command));
const until = async (condition: () => boolean, what: string) =>
  assert.ok(await waitUntil(condition, { timeoutMs: 60_000 }), `waited in vain: ${what}`);

/** Starts a program and checks that it finds every row committed so far, and adds one. */
/** Kills without warning; a process of the server that has just ended by itself is no failure. */
function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ESRCH');
  }
}

async function startWell(what: string): Promise<Program> {
  const program = start(what);
  assert.deepEqual({ rows: (await program.said)['rows'] }, { rows: ++rows });
  return program;
}

test('the first start makes the database, close leaves no process, the next start finds it', async () => {
  const first = await startWell('close');
  assert.ok(((await first.said)['phases'] as string[]).includes('initializing'));
  assert.equal(await first.ended, 0);
  assert.deepEqual(servers(), []);
  assert.equal(await (await startWell('close')).ended, 0);
  assert.equal(statSync(join(dataDir, 'secrets', 'database.json')).mode & 0o777, 0o600);
  const hba = readFileSync(join(cluster, 'pg_hba.conf'), 'utf8');
  assert.doesNotMatch(hba, /^[^#]*\b(trust|peer)\s*$/m);
});

test('a second program is refused and told the first one', async () => {
  const first = await startWell('hold');
  const second = start('close');
  const answer = await second.said;
  assert.equal(answer['code'], 'DB-LOCKED');
  assert.match(String(answer['message']), new RegExp(`进程号 ${first.pid}`));
  assert.equal(await second.ended, 1);
  first.kill('SIGKILL');
  await until(() => servers().length === 0, 'the guard stops the server of a killed program');
});

test('after kill -9 of the program the next start takes over at once', async () => {
  const first = await startWell('hold');
  first.kill('SIGKILL');
  await first.ended;
  assert.equal(await (await startWell('close')).ended, 0);
});

test('after kill -9 of the server, of program and server, and of everything, the next start recovers', async () => {
  for (const victims of ['server', 'both', 'all'] as const) {
    const first = await startWell('hold');
    const postmaster = postmasterPid(cluster);
    assert.ok(postmaster);
    const all = servers().map(({ pid }) => pid);
    if (victims !== 'server') first.kill('SIGKILL');
    for (const pid of victims === 'all' ? all : [postmaster]) killNow(pid);
    if (victims === 'server') first.kill('SIGTERM');
    await first.ended;
    assert.equal(await (await startWell('close')).ended, 0, victims);
    assert.deepEqual(servers(), [], victims);
  }
});

test('a server whose program and guard are both gone is stopped by the next start', async () => {
  const first = await startWell('hold');
  const postmaster = postmasterPid(cluster);
  assert.ok(postmaster);
  // Stopped first: it would stop the server when it misses its guard.
  first.kill('SIGSTOP');
  for (const { pid, command } of servers()) if (/mingze-guard/.test(command)) process.kill(pid, 'SIGKILL');
  first.kill('SIGKILL');
  await first.ended;
  assert.ok(isAlive(postmaster), 'the orphan runs');
  assert.equal(await (await startWell('close')).ended, 0);
  assert.ok(!isAlive(postmaster));
});

test('signals, exits, exceptions and forgetting all stop the server before the program is gone', async () => {
  const ends: readonly (readonly [what: string, signal: NodeJS.Signals | undefined, code: number])[] = [
    ['hold', 'SIGTERM', 143],
    ['hold', 'SIGINT', 130],
    ['hold', 'SIGHUP', 129],
    ['exit', undefined, 7],
    ['throw', undefined, 1],
    ['forget', undefined, 0],
  ];
  for (const [what, signal, code] of ends) {
    const program = await startWell(what);
    const postmaster = postmasterPid(cluster);
    if (signal) program.kill(signal);
    assert.equal(await program.ended, code, what);
    assert.ok(!postmaster || !isAlive(postmaster), `${what}: server still alive`);
    await until(() => servers().length === 0, 'the guard ends after the server');
    assert.ok(!existsSync(join(cluster, 'postmaster.pid')), `${what}: not a clean shutdown`);
  }
});

test('a postmaster.pid whose number now belongs to another process is no hindrance', async () => {
  const owner = statSync(cluster);
  const stranger = spawn('sleep', ['600'], {
    stdio: 'ignore',
    ...(process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  try {
    writeFileSync(
      join(cluster, 'postmaster.pid'),
      `${stranger.pid}\n${cluster}\n1700000000\n5432\n\n\n  1 2\nready\n`,
    );
    assert.equal(await (await startWell('close')).ended, 0);
    assert.ok(stranger.pid && isAlive(stranger.pid), 'the other process was left alone');
  } finally {
    stranger.kill();
  }
});

test('a first start killed in the middle of initdb leaves nothing that the next one trusts', async () => {
  const dir = join(home, 'interrupted');
  const drafts = () => (existsSync(dir) ? readdirSync(dir).filter((name) => name.includes('.init-')) : []);
  const first = start('close', dir);
  await until(() => drafts().some((name) => existsSync(join(dir, name, 'new', 'base'))), 'initdb is at work');
  first.kill('SIGKILL');
  await first.ended;
  assert.ok(!existsSync(join(dir, 'postgres')));
  const second = start('close', dir);
  assert.equal((await second.said)['rows'], 1);
  assert.equal(await second.ended, 0);
  await until(() => servers(dir).length === 0, 'no initdb goes on');
});

test('lost passwords and a cluster of another version are refused, not overwritten', async () => {
  const secrets = join(dataDir, 'secrets', 'database.json');
  const kept = readFileSync(secrets, 'utf8');
  rmSync(secrets);
  assert.equal((await start('close').said)['code'], 'DB-SECRET-MISSING');
  writeFileSync(secrets, kept, { mode: 0o600 });
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8');
  writeFileSync(join(cluster, 'PG_VERSION'), '14\n');
  assert.equal((await start('close').said)['code'], 'DB-CLUSTER-VERSION');
  writeFileSync(join(cluster, 'PG_VERSION'), version);
  assert.equal(await (await startWell('close')).ended, 0);
});

test('a directory which the server may not walk to, or whose path is long, serves as well', async () => {
  const closed = join(home, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o700);
  const dir = join(closed, `long-${'x'.repeat(90)}`);
  const program = start('close', dir);
  assert.equal((await program.said)['rows'], 1);
  assert.equal(await program.ended, 0);
  assert.ok(!existsSync(join(dir, 'socket-dir')), 'the socket directory is gone');
});

test('a directory that cannot be used is refused with the reason', async () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  const answer = await start('close', join(file, 'data')).said;
  assert.equal(answer['code'], 'DB-DATA-DIR');
});

test('several programs that start at the same moment: one opens the database, the others are refused', async () => {
  const dir = join(home, 'crowd');
  const programs = [1, 2, 3].map(() => start('hold', dir));
  const answers = await Promise.all(programs.map((program) => program.said));
  assert.equal(answers.filter((answer) => answer['code'] === 'DB-LOCKED').length, 2);
  assert.equal(answers.filter((answer) => answer['rows'] === 1).length, 1);
  for (const program of programs) program.kill('SIGTERM');
  await Promise.all(programs.map((program) => program.ended));
  await until(() => servers(dir).length === 0, 'all are gone');
});

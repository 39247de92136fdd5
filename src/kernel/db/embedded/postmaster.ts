import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { dbErrors } from '../errors.ts';
import type { StartProgress } from '../types.ts';
import { dataDirArgument, serverEnvironment } from './cluster.ts';
import type { ServerIdentity } from './identity.ts';
import type { NativePostgres } from './native.ts';
import { postmasterPid, postmasterStatus } from './orphan.ts';
import { isAlive } from './process-info.ts';
import { waitUntil } from './wait-until.ts';

/** What to start. */
export interface PostmasterRequest {
  readonly native: NativePostgres;
  readonly cluster: string;
  readonly who: ServerIdentity | undefined;
  readonly args: readonly string[];
  readonly logFile: string;
  readonly onProgress: (progress: StartProgress) => void;
}

/** A running server and its guard. */
export interface Postmaster {
  readonly pid: number;
  /** Ends when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Fast shutdown; resolves when no process is left. */
  stop(): Promise<void>;
  /** The same without an event loop, for the moment of process exit. */
  stopNow(): void;
}

/**
 * The guard is the server's parent. It holds the reading end of a pipe whose other end only our program holds; when the
 * program ends for any reason, `read` ends and the server gets a fast shutdown. As its parent the guard cannot be
 * deceived by a reused process number. Both are in a session of their own, so that Ctrl-C in the terminal reaches only
 * the program, which then stops them in order. A shell starts what runs in its background deaf to INT, so that a server which
 * has only just begun, and handles no signal yet, would outlive it: TERM ends that one; one that listens takes INT last.
 */
const GUARD = `exec 3<&0
"$@" </dev/null >&2 3<&- &
server=$!
trap '' INT HUP TERM
( read -r _ <&3; kill -TERM "$server"; kill -INT "$server" ) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
echo "pid $server"
wait "$server"
echo "exit $?"
kill -KILL "$watcher" 2>/dev/null`;

/** Starts the server and waits until it answers. Throws DB-START-FAILED with the end of its log. */
export async function startPostmaster(request: PostmasterRequest): Promise<Postmaster> {
  const { cluster, onProgress, logFile } = request;
  rotate(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const from = statSync(logFile).size;
  const program = [request.native.postgres, '-D', dataDirArgument(cluster, request.who), ...request.args];
  const command =
    process.platform === 'win32' ? program : ['/bin/sh', '-c', GUARD, 'mingze-guard', ...program];
  const child = spawn(command[0] ?? '', command.slice(1), {
    cwd: cluster,
    env: serverEnvironment(),
    detached: process.platform !== 'win32',
    stdio: ['pipe', 'pipe', log],
    windowsHide: true,
    ...request.who,
  });
  closeSync(log);
  const ended = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('exit', () => done());
  });
  let over = false;
  void ended.then(() => (over = true));
  // The program may end while the server runs: these must not keep its event loop alive.
  child.unref();
  for (const pipe of [child.stdin, child.stdout]) if (pipe instanceof Socket) pipe.unref();
  child.stdin?.on('error', () => undefined);
  // Its own number, as the guard reports it: the file postmaster.pid may still be one of an earlier server.
  let server = process.platform === 'win32' ? child.pid : undefined;
  child.stdout?.on(
    'data',
    (chunk: Buffer) => (server ??= Number(/pid (\d+)/.exec(chunk.toString())?.[1]) || undefined),
  );

  const answers = () =>
    server !== undefined && postmasterPid(cluster) === server && postmasterStatus(cluster) === 'ready';
  const ready = () => over || answers();
  const onWait = (elapsedMs: number) => onProgress({ phase: 'recovering', elapsedMs });
  // Recovery after a crash may take long on a large database, so a server that is recovering is not stopped.
  const started = await waitUntil(ready, { timeoutMs: 3_600_000, onWait });
  const pid = server;
  if (over || !started || pid === undefined) {
    child.stdin?.destroy();
    await ended;
    throw dbErrors.error('DB-START-FAILED', { reason: tail(logFile, from) });
  }
  return { pid, ended, stop: () => stop(child, ended, pid), stopNow: () => stopNow(child, pid) };
}

async function stop(child: ChildProcess, ended: Promise<void>, pid: number): Promise<void> {
  child.ref();
  if (process.platform === 'win32') kill(pid, 'SIGKILL');
  child.stdin?.destroy();
  // If the guard was killed, nobody reads the pipe.
  if (child.exitCode !== null || child.signalCode !== null) kill(pid, 'SIGINT');
  const gone = (): boolean => !isAlive(pid);
  // On a full disk a server cannot even log its shutdown: stronger signals follow, and its journal keeps the data.
  for (const [signal, patience] of FIRMER) {
    if (await waitUntil(gone, { timeoutMs: patience })) break;
    kill(pid, signal);
  }
  // The guard is ended after its server.
  let over = false;
  void ended.then(() => (over = true));
  await waitUntil(() => over, { timeoutMs: 10_000 });
}

/** The signals for a server that does not end, each with the milliseconds after which it is sent. */
const FIRMER: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGQUIT', 30_000],
  ['SIGKILL', 10_000],
];

function stopNow(child: ChildProcess, pid: number): void {
  if (child.exitCode !== null || !isAlive(pid)) return;
  kill(pid, 'SIGINT');
  const pause = new Int32Array(new SharedArrayBuffer(4));
  // About ten seconds; a longer checkpoint continues under the guard, and the next start waits for it.
  for (let round = 0; round < 1000 && isAlive(pid); round++) Atomics.wait(pause, 0, 0, 10);
}

function kill(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function rotate(logFile: string): void {
  try {
    if (statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`);
  } catch {
    // No log yet.
  }
}

function tail(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString('utf8').trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|ERROR|HINT|cannot|could not/.test(line));
  return (telling.length > 0 ? telling : lines).slice(-3).join(' / ') || '没有日志';
}

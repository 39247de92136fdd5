import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundledAt, BUNDLES_VARIABLE } from '../../scripts/lib/bundled-tests.ts';
import { ROOT } from '../../scripts/lib/files-under.ts';

/** A TypeScript program started as a process of its own. */
export interface Program {
  readonly pid: number;
  /** Its first line of output, parsed; rejects when it ends without one. */
  readonly said: Promise<Record<string, unknown>>;
  /** Its exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs a program of the tests; file is relative to the root of the repository. */
export function spawnProgram(file: string, args: readonly string[]): Program {
  const bundles = process.env[BUNDLES_VARIABLE];
  const source = join(ROOT, file);
  const run = bundles === undefined ? ['--import', 'tsx', source] : [bundledAt(bundles, source)];
  const child = spawn(process.execPath, [...run, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<number | string>((done) => {
    child.once('exit', (code, signal) => done(code ?? signal ?? 'unknown'));
  });
  const said = new Promise<Record<string, unknown>>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(JSON.parse(line)));
    child.once('close', (code) => fail(new Error(`${file} said nothing (exit ${code}): ${errors}`)));
  });
  said.catch(() => undefined);
  return { pid: child.pid ?? 0, said, ended, kill: (signal) => child.kill(signal) };
}

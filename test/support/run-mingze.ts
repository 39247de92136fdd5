import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../scripts/lib/files-under.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- what a command prints is compared, not relied upon
export type Json = any;

/** How a command line ended. */
export interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as the one JSON value that it is; throws otherwise. */
  readonly json: () => Json;
}

/**
 * The command line as its users run it: a process of its own.
 * @param settings variables of its environment
 */
export function startMingze(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const env: NodeJS.ProcessEnv = { ...process.env };
  // A database or directory of the developer's shell must not take part.
  delete env['DATABASE_URL'];
  delete env['MINGZE_DATA'];
  const child = spawn(process.execPath, [join(ROOT, 'bin/mingze.mjs'), ...args], {
    cwd: ROOT,
    env: { ...env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((done, fail) => {
    child.once('error', fail);
    child.once('close', (code, signal) =>
      done({ code, signal, stdout, stderr, json: () => JSON.parse(stdout) }),
    );
  });
  return { child, ended };
}

/** Runs a command line to its end. */
export function mingze(...args: readonly string[]): Promise<Ended> {
  return startMingze(args).ended;
}

import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './files-under.ts';

/** How a tool ended, and what it wrote. */
export interface ToolResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** Standard output and standard error. */
  readonly output: string;
}

const WINDOWS = process.platform === 'win32';

function binOf(name: string): string {
  return join(ROOT, 'node_modules', '.bin', WINDOWS ? `${name}.cmd` : name);
}

/** Runs a tool of node_modules/.bin in `cwd` (the root unless said). */
export function tool(name: string, args: readonly string[], cwd = ROOT): ToolResult {
  const result = spawnSync(binOf(name), args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, shell: WINDOWS });
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n').trim();
  return { ok: result.status === 0, stdout: result.stdout ?? '', output };
}

/** The same beside what else is running, in the root. */
export function startTool(name: string, args: readonly string[]): Promise<ToolResult> {
  const child = spawn(binOf(name), args, { cwd: ROOT, shell: WINDOWS, stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((done) => {
    const end = (ok: boolean, problem = ''): void =>
      done({ ok, stdout, output: [stdout, stderr, problem].filter(Boolean).join('\n').trim() });
    child.once('error', ({ message }) => end(false, message));
    child.once('close', (status) => end(status === 0));
  });
}

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './files-under.ts';

/** How a tool ended, and what it wrote. */
export interface ToolResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** Standard output and standard error. */
  readonly output: string;
}

/** Runs a tool of node_modules/.bin in `cwd` (the root unless said). */
export function tool(name: string, args: readonly string[], cwd = ROOT): ToolResult {
  const windows = process.platform === 'win32';
  const bin = join(ROOT, 'node_modules', '.bin', windows ? `${name}.cmd` : name);
  const result = spawnSync(bin, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28, shell: windows });
  const output = [result.stdout, result.stderr, result.error?.message].filter(Boolean).join('\n').trim();
  return { ok: result.status === 0, stdout: result.stdout ?? '', output };
}

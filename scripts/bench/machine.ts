import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** One line: where, when and of which state of the sources a run was made, and how busy the machine was. */
export function ranOn(args: readonly string[]): string {
  const git = (...words: string[]): string => {
    try {
      return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      return '';
    }
  };
  const commit = git('rev-parse', '--short', 'HEAD') || 'unknown';
  const changed =
    git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' and uncommitted changes';
  const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ');
  return [
    `\`${command}\` at commit ${commit}${changed}, ${new Date().toISOString().slice(0, 10)}`,
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${process.version}`,
    `PostgreSQL 18 embedded`,
    `load at the start ${loadavg()[0]?.toFixed(1) ?? '?'}.`,
  ].join(', ');
}

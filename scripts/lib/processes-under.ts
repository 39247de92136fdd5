import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A running process and its command line. */
export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/** The processes that work in a directory below `dir` or name it on their command line; not this one. */
export function processesUnder(dir: string): readonly RunningProcess[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  return all.filter(
    ({ pid, command, cwd }) => pid !== process.pid && (command.includes(dir) || cwd.startsWith(dir)),
  );
}

function fromProc(): (RunningProcess & { cwd: string })[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), command, cwd: readlinkSync(`/proc/${name}/cwd`) }];
      } catch {
        return [];
      }
    });
}

function fromPs(): (RunningProcess & { cwd: string })[] {
  if (process.platform === 'win32') return [];
  const text = execFileSync('ps', ['-A', '-o', 'pid=,command='], { encoding: 'utf8' });
  return text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+) (.*)$/.exec(line);
    return match ? [{ pid: Number(match[1]), command: match[2] ?? '', cwd: '' }] : [];
  });
}

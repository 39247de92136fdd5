import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/files-under.ts';

const FILE = join(ROOT, 'docs/benchmarks.md');
const BEGIN = '<!-- written by npm run bench -- --write: begin -->';
const END = '<!-- written by npm run bench -- --write: end -->';

/** Puts a run into docs/benchmarks.md in place of the one before. */
export function keepRun(text: string): void {
  const document = readFileSync(FILE, 'utf8');
  const [from, to] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${FILE} has no place for a run`);
  writeFileSync(FILE, `${document.slice(0, from)}${BEGIN}\n\n${text.trim()}\n\n${document.slice(to)}`);
}

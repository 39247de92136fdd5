import { parseArgs } from 'node:util';
import { keepRun } from './keep-run.ts';
import { ranOn } from './machine.ts';
import { table } from './measure.ts';
import { PARTS } from './parts.ts';

/**
 * npm run bench: the figures of docs/benchmarks.md, each as a ratio against a limit measured in the same run. Options
 * after `--`: a number of rows (1,000,000 by default), `--short` (every part over a small city, for CI), `--only NAME` (parts whose
 * title contains it), `--write` (puts the run into docs/benchmarks.md). A part that fails does not keep the others from running.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const SHORT_ROWS = 10_000;
const rows = Number(positionals[0] ?? (values.short ? SHORT_ROWS : 1_000_000));
if (!Number.isInteger(rows) || rows < 1_000)
  throw new Error(`not a number of rows, or too few: ${positionals[0]}`);

const out: string[] = [];
const say = (text: string): void => {
  out.push(text);
  process.stdout.write(`${text}\n`);
};
const failed: string[] = [];
say(ranOn(process.argv.slice(2)));
for (const { title, run } of PARTS) {
  if (values.only !== undefined && !title.toLowerCase().includes(values.only.toLowerCase())) continue;
  say(`\n### ${title}\n`);
  const start = Date.now();
  try {
    const { figures, notes } = await run({ rows, short: values.short });
    if (figures.length > 0) say(`${table(figures)}\n`);
    for (const note of notes) say(`- ${note}`);
    for (const { name, ms, limitMs } of figures)
      if (!(ms > 0 && limitMs > 0)) throw new Error(`${name}: nothing was measured`);
  } catch (error) {
    failed.push(title);
    say(`- FAILED: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  process.stdout.write(`(${((Date.now() - start) / 1000).toFixed(0)} s)\n`);
}
if (values.write) keepRun(out.join('\n'));
if (failed.length > 0) {
  process.stderr.write(`bench: failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}

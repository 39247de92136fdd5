import { cpus, totalmem } from 'node:os';
import { benchAccess } from './access.ts';
import { benchDocx } from './docx.ts';
import { benchDuties } from './duties.ts';
import { benchFacts } from './facts.ts';
import { benchImport } from './import.ts';
import { benchIssue } from './issue.ts';
import { benchLists } from './lists.ts';
import { table } from './measure.ts';
import { benchTownship } from './township.ts';
import { benchVerify } from './verify.ts';

/**
 * npm run bench: the figures of docs/benchmarks.md, each as a ratio against a limit measured in the same run.
 * `npm run bench -- 100000` takes a smaller city, `npm run bench -- 0` none: documents and verification alone.
 */
const rows = Number(process.argv[2] ?? 1_000_000);
const say = (text: string): void => void process.stdout.write(`${text}\n`);

say(
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, PostgreSQL 18 embedded\n`,
);
say('### Documents\n');
say(`${table(await benchDocx())}\n`);
say('### A township\u2019s year\n');
say(`${(await benchTownship()).map((note) => `- ${note}`).join('\n')}\n`);
say('### Verification in a browser\n');
say(`${table(await benchVerify())}\n`);
if (rows === 0) process.exit(0);
say('### Import\n');
const imported = await benchImport(rows);
say(`${table(imported.figures)}\n\n${imported.notes.map((note) => `- ${note}`).join('\n')}\n`);
say('### Facts, and their growth\n');
const sizes = [10_000, 100_000, 1_000_000].filter((size) => size <= rows);
const all = [];
for (const size of sizes) all.push(await benchFacts(size));
say(
  `${table(all.flatMap((one) => one.figures))}\n\n${all
    .flatMap((one) => one.notes)
    .map((note) => `- ${note}`)
    .join('\n')}`,
);
say('\n### Issue\n');
const issued = [];
for (const size of sizes) issued.push(await benchIssue(size));
say(
  `${table(issued.flatMap((one) => one.figures))}\n\n${issued
    .flatMap((one) => one.notes)
    .map((note) => `- ${note}`)
    .join('\n')}`,
);
say('\n### The cost of the policies\n');
say(table(await benchAccess(Math.min(rows, 300_000))));
say('\n### Lists under many\n');
say(table(await benchLists(rows)));
say('\n### Duties\n');
// A row of a city is worth 23 occurrences of a province: a million rows, the province of the issue.
const duties = await benchDuties(rows * 23);
say(`${table(duties.figures)}\n\n${duties.notes.map((note) => `- ${note}`).join('\n')}`);

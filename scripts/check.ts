// Everything that can be found out without running the product: types, lint, format, import rules, and that
// the generated documents are fresh. `npm run check -- --write` regenerates these and formats the files.
import { bringUpToDate, errorsAgreement, schemaAgreement, unlistedMigrations } from './lib/agreement.ts';
import { apiAgreements, apiFaults } from './lib/api.ts';
import { checkBoundaries } from './lib/boundaries.ts';
import { deadNames } from './lib/dead-names.ts';
import { dutiesCoverage } from './lib/duties-coverage.ts';
import { editorSchemas } from './lib/editor-schemas.ts';
import { filesUnder } from './lib/files-under.ts';
import { flowsDocument } from './lib/flows-document.ts';
import { packKeys } from './lib/pack-keys.ts';
import { pageAgreements } from './lib/pages.ts';
import { startTool } from './lib/tool.ts';

const write = process.argv.includes('--write');
const faults: string[] = [];

/** Runs one part; its answer is the list of faults. */
async function part(name: string, run: () => readonly string[] | Promise<readonly string[]>): Promise<void> {
  const began = performance.now();
  const found = await run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${found.length > 0 ? 'FAULT' : 'ok   '} ${name} (${seconds} s)`);
  for (const fault of found) console.log(fault.replace(/^/gm, '      '));
  faults.push(...found);
}

const byTool = async (name: string, ...args: string[]): Promise<readonly string[]> => {
  const { ok, output } = await startTool(name, args);
  return ok ? [] : [output || `${name} failed without a word`];
};
const types = (project: string): Promise<void> =>
  part(`types: ${project}`, () => byTool('tsc', '-p', `tsconfig.${project}.json`));

// First: what it writes, the others read.
await part('format', () => byTool('biome', 'format', ...(write ? ['--write'] : [])));
// A compiler keeps one processor busy; the two halves take about as long.
const half = async (...parts: readonly (() => Promise<void>)[]): Promise<void> => {
  for (const run of parts) await run();
};
await Promise.all([
  half(
    () => types('server'),
    () => types('pure'),
  ),
  half(
    () => types('web'),
    () => part('lint', () => byTool('oxlint', '--type-aware')),
  ),
]);
await part('import rules', () => {
  const { modules, violations } = checkBoundaries();
  const files = filesUnder('src', /\.tsx?$/).length;
  if (modules < files * 0.8) return [`only ${modules} of ${files} files were read`];
  return violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`);
});
await part('nothing without a use', deadNames);
await part('migrations are listed', () =>
  unlistedMigrations().map((dir) => `${dir} is missing in src/app/migration-sources.ts`),
);
await part('rules for the document of the API', apiFaults);
const generated = {
  'errors document': async () => [await errorsAgreement()],
  'schema document': async () => [await schemaAgreement()],
  'pages of a report': pageAgreements,
  'document and types of the API': apiAgreements,
  'schemas for editors': async () => editorSchemas(),
  'flows of the pack': async () => [await flowsDocument()],
  'coverage of duties': async () => [await dutiesCoverage()],
  'keys of definitions': async () => [packKeys()],
};
for (const [name, agreements] of Object.entries(generated))
  await part(name, async () => {
    const stale = (await agreements()).filter((state) => state.committed !== state.fresh);
    if (write) stale.forEach(bringUpToDate);
    return write
      ? []
      : stale.map(({ file }) => `${file} is not what the code says now: npm run check -- --write`);
  });

console.log(faults.length > 0 ? `check: ${faults.length} faults` : 'check: ok');
process.exit(faults.length > 0 ? 1 : 0);

// What nothing uses does not stay: one fault of each kind is planted in a copy of the tree.
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { deadNames } from '../scripts/lib/dead-names.ts';
import { ROOT } from '../scripts/lib/files-under.ts';
import { temporaryDir } from './support/test-server.ts';

const COPIED = ['src', 'test', 'scripts', 'bin', 'package.json', 'knip.jsonc', 'tsconfig.json'];
const SETTINGS = ['base', 'server', 'web', 'pure'].map((name) => `tsconfig.${name}.json`);

/** Lines that are put behind a file, and what is said of them. */
const PLANTS: readonly (readonly [file: string, source: string, told: RegExp])[] = [
  ['src/kernel/plant/alone.ts', 'export const alone = 1;', /^src\/kernel\/plant\/alone\.ts/mu],
  ['src/model/value.ts', 'export const planted = 1;', /^planted .*src\/model\/value\.ts/mu],
  ['src/model/fault.ts', 'export interface Planted { readonly a: 1 }', /^Planted .*src\/model\/fault\.ts/mu],
  [
    'src/kernel/db/index.ts',
    `export { connectPool } from './pools.ts';`,
    /^src\/kernel\/db\/index\.ts: connectPool is used by tests elsewhere, or by nobody$/mu,
  ],
  [
    'src/model/time/day-of.ts',
    'export const tested = 1;',
    /^src\/model\/time\/day-of\.ts: tested is used by tests elsewhere, or by nobody$/mu,
  ],
  [
    'src/engine/records/plant.ts',
    `export { withScope } from '#kernel/db/index.ts';`,
    /^src\/engine\/records\/plant\.ts hands on what another file exports/mu,
  ],
  [
    'src/kernel/plant/only-tested.ts',
    'export const onlyTested = 1;',
    /^src\/kernel\/plant\/only-tested\.ts is no part of the product/mu,
  ],
];

/** Their users: tests of other folders. Of what has its test beside it nothing is said. */
const BYSTANDERS: Readonly<Record<string, string>> = {
  'test/plant.test.ts': `import { connectPool } from '#kernel/db/index.ts';
import { onlyTested } from '#kernel/plant/only-tested.ts';
import { tested } from '#model/time/day-of.ts';
console.log(tested, onlyTested, connectPool);`,
  'src/model/beside/part.ts': 'const seen = 1;\nexport const beside = seen + 1;',
  'src/model/beside/part.test.ts': `import { beside } from './part.ts';\nconsole.log(beside);`,
};

test('a name, a file or a package that nothing uses is found, and nothing else', () => {
  const copy = temporaryDir('dead-names-');
  after(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of [...COPIED, ...SETTINGS])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const plants = PLANTS.map(([file, source]) => [file, source] as const);
  for (const [file, source] of [...plants, ...Object.entries(BYSTANDERS)]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    appendFileSync(join(copy, file), `\n${source}\n`);
  }
  const list = join(copy, 'package.json');
  const settings = readFileSync(list, 'utf8').replace(
    '"dependencies": {',
    '"dependencies": { "left-over": "1.0.0",',
  );
  writeFileSync(list, settings);
  const [whole = '', ...others] = deadNames(copy);
  const found = [whole, ...others].join('\n');
  for (const [file, , told] of PLANTS) assert.match(found, told, file);
  assert.match(found, /^left-over +package\.json/mu);
  assert.doesNotMatch(found, /beside\/part/u);
  // One more than there are plants: the file that hands on is one that nothing uses, too.
  assert.equal(others.length, PLANTS.length + 2, found);
});

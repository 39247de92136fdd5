import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { checkBoundaries } from '../scripts/lib/boundaries.ts';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';
import { temporaryDir } from './support/test-server.ts';

test('the tree keeps the import rules, and the checker has really read it', () => {
  const { modules, violations } = checkBoundaries();
  const files = filesUnder('src', /\.tsx?$/).length;
  assert.ok(modules >= files * 0.8, `only ${modules} of ${files} files were read`);
  assert.deepEqual(violations, []);
});

test('every stage says on one page what it is', () => {
  for (const stage of readdirSync(join(ROOT, 'src/stages'))) {
    const lines = readFileSync(join(ROOT, 'src/stages', stage, 'README.md'), 'utf8')
      .trimEnd()
      .split('\n');
    assert.ok(lines.length <= 60, `${stage}: ${lines.length} lines`);
  }
});

test('a service loads no file of its own after it has begun: a new version may have taken its place', () => {
  const later = filesUnder('src', /\.ts$/)
    .filter((file) => !/\.test\.ts$|\/web\/|\/shell\//.test(file))
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bimport\('(#[^']+|\.[^']+)'\)/g)].map(
        ([, path]) => `${file.slice(ROOT.length)} ${path}`,
      ),
    )
    .filter((line) => !line.startsWith('src/app/cli/commands/index.ts '));
  assert.deepEqual(later, [
    // When a command fails; each that opens a database has loaded it.
    'src/app/cli/main.ts #kernel/db/index.ts',
    // serveCity loads the compiler when the service begins.
    'src/engine/definitions/compile.ts #model/compile/compile-pack.ts',
    'src/engine/definitions/compile.ts #fields/index.ts',
  ]);
});

/** Each file breaks the named rule; the empty ones only have to exist. */
const PLANTS: Readonly<Record<string, readonly [rule: string, source: string]>> = {
  'src/kernel/plant/a.ts': ['no-cycles', `import type { B } from './b.ts'; export type A = B | 1;`],
  'src/kernel/plant/c.ts': ['nothing-points-up-kernel', `export type { M } from '../../model/plant/ok.ts';`],
  'src/model/plant/a.ts': ['nothing-points-up-model', `export type { A } from '../../kernel/plant/a.ts';`],
  'src/model/plant/b.ts': [
    'model-no-platform',
    `import { readFileSync } from 'node:fs'; export const b = readFileSync;`,
  ],
  'src/model/plant/c.ts': ['model-no-platform', `import pg from 'pg'; export const c = pg;`],
  'src/fields/plant/plant.ts': [
    'pure-field-imports-model-only',
    `export type { A } from '../../kernel/plant/a.ts';`,
  ],
  'src/fields/plant/plant.server.ts': [
    'nothing-points-up-fields',
    `export { e } from '../../engine/plant/index.ts';`,
  ],
  'src/fields/other/other.server.ts': [
    'field-types-are-independent',
    `export * from '../plant/plant.server.ts';`,
  ],
  'src/formats/plant.ts': ['nothing-points-up-formats', `export { e } from '../engine/plant/index.ts';`],
  'src/proof/plant.ts': ['nothing-points-up-proof', `export { e } from '../engine/plant/index.ts';`],
  'src/engine/plant/a.ts': ['nothing-points-up-engine', `export { d } from '../../stages/duties/index.ts';`],
  'src/engine/plant/write.ts': [
    'changes-enter-the-log',
    `export { writeInScope } from '../../kernel/db/write-in-scope.ts';`,
  ],
  'src/engine/other/room.ts': ['engine-rooms-by-the-door', `export { e } from '../plant/ok.ts';`],
  'src/tools/plant/deep.ts': ['engine-door-only', `export { e } from '../../engine/plant/ok.ts';`],
  'src/tools/plant/up.ts': ['nothing-points-up-tools', `export { d } from '../../stages/duties/index.ts';`],
  'src/service/up.ts': ['nothing-points-up-service', `export { d } from '../stages/duties/index.ts';`],
  'src/stages/duties/up.ts': ['nothing-points-up-stages', `export { p } from '../../app/plant.ts';`],
  'src/stages/reports/log.ts': [
    'events-by-the-closed-union',
    `export { append } from '../../kernel/audit/append.ts';`,
  ],
  'src/app/cli/upkeep.ts': [
    'upkeep-is-no-record',
    `export { withUpkeep } from '../../kernel/db/with-upkeep.ts';`,
  ],
  'src/stages/duties/a.ts': ['chain-order-duties', `export { r } from '../reports/index.ts';`],
  'src/stages/supervision/a.ts': ['chain-order-supervision', `export { r } from '../reports/index.ts';`],
  'src/stages/reports/a.ts': ['stage-face-only', `export { i } from '../duties/inner.ts';`],
  'src/stages/reports/routes/a.ts': [
    'routes-of-their-own-stage',
    `export { d } from '../../duties/index.ts';`,
  ],
  'src/app/inner.ts': ['app-uses-faces', `export { i } from '../stages/duties/inner.ts';`],
  'src/app/shell/plant.ts': ['shell-uses-web-faces', `export { i } from '../../stages/duties/inner.ts';`],
  'src/web/ui/plant.ts': ['nothing-points-up-web', `export { d } from '../../stages/duties/index.ts';`],
  'src/web/ui/type.ts': ['ui-knows-no-field-type', `export { f } from '../../fields/plant-list.ts';`],
  'src/web/ui/reach.ts': [
    'browser-never-reaches-server',
    `export { through } from '../../engine/plant/through.ts';`,
  ],
  'src/web/ui/node.ts': ['browser-no-node', `import { join } from 'node:path'; export const j = join;`],
  'src/proof/pages/verifier/plant.ts': [
    'pages-use-the-proof-core',
    `export { e } from '../../../engine/plant/index.ts';`,
  ],
  'src/proof/pages/viewer/node.ts': [
    'browser-reaches-no-node',
    `export { hashOf } from '../../manifest/hashing.ts';`,
  ],
  'src/engine/plant/web.ts': ['server-never-imports-browser', `export { j } from '../../web/ui/node.ts';`],
};

const BYSTANDERS: Readonly<Record<string, string>> = {
  'src/kernel/plant/b.ts': `import type { A } from './a.ts'; export type B = A | 2;`,
  'src/model/plant/ok.ts': `import { z } from 'zod'; import { parse } from '@marcbachmann/cel-js'; export type M = 1; export const m = [z, parse];`,
  'src/engine/plant/ok.ts': 'export const e = 1;',
  'src/engine/plant/index.ts': `export { e } from './ok.ts';`,
  'src/engine/plant/through.ts': `export { k as through } from '../../kernel/plant/k.ts';`,
  'src/fields/plant-list.ts': 'export const f = 1;',
  'src/kernel/plant/k.ts': 'export const k = 1;',
  'src/app/plant.ts': 'export const p = 1;',
  'src/stages/duties/index.ts': 'export const d = 1;',
  'src/stages/duties/inner.ts': 'export const i = 1;',
  'src/stages/reports/index.ts': 'export const r = 1;',
};

/** Rules that a violation is planted of, once for each. */
const RULES: readonly string[] = createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs'))
  .forbidden.map(({ name }: { readonly name: string }) => name)
  // One rule for each stage; two are planted.
  .filter((name: string) => !/^chain-order-(?:ledgers|reports)$/u.test(name));

test('no import rule is without a planted violation', () => {
  const planted = new Set(Object.values(PLANTS).map(([rule]) => rule));
  assert.deepEqual(
    RULES.filter((name) => !planted.has(name)),
    [],
  );
});

test('every import rule catches a violation planted in a copy of the tree', () => {
  const copy = temporaryDir('architecture-');
  after(() => rmSync(copy, { recursive: true, force: true }));
  for (const name of [
    'src',
    'package.json',
    'tsconfig.json',
    'tsconfig.base.json',
    'tsconfig.server.json',
    '.dependency-cruiser.cjs',
  ])
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  const plants = Object.entries(PLANTS).map(([file, [, source]]) => [file, source] as const);
  for (const [file, source] of [...plants, ...Object.entries(BYSTANDERS)]) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    writeFileSync(join(copy, file), `${source}\n`);
  }
  const { violations } = checkBoundaries(copy);
  for (const [file, [rule]] of Object.entries(PLANTS))
    assert.ok(
      violations.some((violation) => violation.rule === rule && violation.from === file),
      `${rule} was not reported for ${file}`,
    );
  for (const file of Object.keys(BYSTANDERS))
    assert.deepEqual(
      violations.filter(({ from }) => from === file),
      [],
      file,
    );
});

import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { after, test } from 'node:test';
import type { FieldType } from '#model/field-type.ts';
import { fieldTypes } from '#fields/index.ts';
import { filesUnder, ROOT } from '../scripts/lib/files-under.ts';
import { tool, type ToolResult } from '../scripts/lib/tool.ts';
import { typeQuestions } from '../scripts/lib/type-questions.ts';
import { temporaryDir } from './support/test-server.ts';

/** Where a type stands by its name outside its folder, and why that asks nothing of a field. */
const ALLOWED: Readonly<Record<string, { readonly times: number; readonly why: string }>> = {
  'src/fields/index.ts': { times: 1, why: 'the list of types' },
  'src/fields/web.ts': { times: 1, why: 'the list of faces' },
  'src/engine/access/staff/judge-staff.ts': {
    times: 1,
    why: 'a day that stands in no ledger is read as one',
  },
  'src/engine/exchange/exporting/columns.ts': {
    times: 3,
    why: 'the columns of every ledger are of these types',
  },
  'src/engine/exchange/importing/common-columns.ts': {
    times: 2,
    why: 'the columns of every ledger are of these types',
  },
  'src/stages/office/web/settings/definitions/ProposeLedger.tsx': {
    times: 3,
    why: 'makes fields, as a pack does',
  },
  'src/tools/demo/makers/text.ts': { times: 1, why: 'a vocabulary names types, as a pack does' },
};

/** Each line asks for a type in another way. */
const QUESTIONS = [
  `export const compared = (field: Field): boolean => field.type === 'unit';`,
  `export const narrowed = ({ type }: Field): boolean => type === 'url' || type === 'uscc';`,
  `export const switched = (field?: Field): number => { switch (field?.type) { case 'date': return 1; default: return 0; } };`,
  `export const listed = (field: Field): boolean => ['units', 'persons'].includes(field.type);`,
  `export const kept = (field: Field): boolean => SOME.has(field.type);`,
  `export const begun = (field: Field): boolean => field.type.startsWith('unit');`,
  `export const tabled = (field: Field): number | undefined => WIDTHS[field.type];`,
  `export const typed: readonly FieldTypeName[] = ['money_fen'];`,
  `export const taken = fieldTypes.percent.hint;`,
];
const PLANTED = 'src/stages/plant.ts';
const PLANT = `import { fieldTypes } from '#fields/index.ts';
import type { Field, FieldTypeName } from '#model/field.ts';
const SOME: ReadonlySet<string> = new Set(['choice']);
const WIDTHS: Readonly<Record<string, number>> = { text: 1 };
${QUESTIONS.join('\n')}
export const none = (field: Field, step: { to: 'unit' | 'text' }): boolean =>
  step.to === 'unit' && fieldTypes[field.type].many && \`\${field.type}\` !== field.title;
`;

/** What a new type takes by hand: the files of its folder, and the lists with the lines that each of them gets. */
const FOLDER = ['hours.ts', 'hours.web.tsx', 'hours.test.ts'] as const;
const LISTS: Readonly<Record<string, readonly (readonly [before: string, line: string])[]>> = {
  'src/model/field.ts': [['] as const;\nexport type FieldTypeName', "  'hours',\n"]],
  'src/fields/index.ts': [
    ['import { integerType }', "import { hoursType } from './hours/hours.ts';\n"],
    ['});\n', '  hours: hoursType,\n'],
  ],
  'src/fields/web.ts': [
    ['import { integerFace }', "import { hoursFace } from './hours/hours.web.tsx';\n"],
    ['});\n', '  hours: hoursFace,\n'],
  ],
};

/** A copy of the tree that has the type of test/fixtures/new-field-type, and nothing else changed. */
const copy = temporaryDir('field-types-');
after(() => rmSync(copy, { recursive: true, force: true }));
for (const name of [
  'src',
  'bin',
  'test',
  'package.json',
  'tsconfig.base.json',
  'tsconfig.pure.json',
  'tsconfig.web.json',
])
  cpSync(join(ROOT, name), join(copy, name), { recursive: true });
symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
mkdirSync(join(copy, 'src/fields/hours'));
for (const file of FOLDER)
  cpSync(
    join(ROOT, 'test/fixtures/new-field-type/folder', `${file}.txt`),
    join(copy, 'src/fields/hours', file),
  );
for (const [file, lines] of Object.entries(LISTS)) {
  let text = readFileSync(join(ROOT, file), 'utf8');
  for (const [before, line] of lines) {
    assert.equal(text.split(before).length, 2, `${file}: ${before}`);
    text = text.replace(before, () => line + before);
  }
  writeFileSync(join(copy, file), text);
}

/** Runs a file of the copy with what the copy has. */
function inCopy(...args: readonly string[]): SpawnSyncReturns<string> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, ['--import', 'tsx', ...args], { cwd: copy, encoding: 'utf8', env });
}

/** Compiles a project of the copy; what has not changed since the last time is not looked through again. */
function compiled(project: string): ToolResult {
  const known = join(copy, `${project}.buildinfo`);
  return tool('tsc', ['-p', project, '--noEmit', '--incremental', '--tsBuildInfoFile', known], copy);
}

test('a type with every ability takes three files of its folder and three lists', () => {
  const text = (root: string, file: string): string | null => {
    const path = join(root, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : null;
  };
  const touched = filesUnder(relative(ROOT, join(copy, 'src')), /./u)
    .map((file) => relative(copy, file).split(sep).join('/'))
    .filter((file) => text(ROOT, file) !== text(copy, file));
  assert.deepEqual(touched, [
    'src/fields/hours/hours.test.ts',
    'src/fields/hours/hours.ts',
    'src/fields/hours/hours.web.tsx',
    'src/fields/index.ts',
    'src/fields/web.ts',
    'src/model/field.ts',
  ]);
  writeFileSync(
    join(copy, 'tsconfig.faces.json'),
    JSON.stringify({
      extends: './tsconfig.web.json',
      include: ['src/fields/**/*.ts', 'src/fields/**/*.tsx', 'src/**/*.d.ts'],
      exclude: ['**/*.test.ts', 'src/fields/server.ts'],
    }),
  );
  for (const project of ['tsconfig.pure.json', 'tsconfig.faces.json']) {
    const { ok, output } = compiled(project);
    assert.ok(ok, `${project}: ${output}`);
  }
  const own = inCopy('--test', 'src/fields/hours/hours.test.ts');
  assert.equal(own.status, 0, own.stdout);
});

test('a type that lacks an ability does not compile, whichever it is', () => {
  // Every ability by which a type would still be one without it; there is none.
  type Spared = {
    [Ability in keyof FieldType]: Omit<FieldType, Ability> extends FieldType ? Ability : never;
  }[keyof FieldType];
  const spared: [Spared] extends [never] ? 'none' : Spared = 'none';
  const { operand: _, ...rest } = fieldTypes.date;
  // @ts-expect-error -- it does not say what it is in an expression
  const lacking: FieldType = rest;
  assert.deepEqual([spared, 'operand' in lacking], ['none', false]);
  const file = join(copy, 'src/fields/hours/hours.ts');
  const whole = readFileSync(file, 'utf8');
  writeFileSync(file, whole.replace("  typedAs: 'words',\n", ''));
  const { ok, output } = compiled('tsconfig.pure.json');
  writeFileSync(file, whole);
  assert.equal(ok, false);
  assert.match(output, /hours\.ts.*\n?.*typedAs/u);
});

test('a city defines, imports, lists, counts, exports and makes up values of the new type', () => {
  const { status, stdout, stderr } = inCopy('test/fixtures/new-field-type/program.ts', copy, 'hours');
  assert.equal(status, 0, stderr);
  const { made, ...said } = JSON.parse(stdout) as {
    readonly made: readonly { readonly title: string; readonly cell: string; readonly fits: boolean }[];
  };
  assert.deepEqual(said, {
    wrong: ['类型 hours 没有“pattern”一项：“pattern”只用于 text、document'],
    column: 'numeric',
    header: {
      title: '时长（小时）',
      required: false,
      typeWords: '小时数，如 2.5',
      hint: null,
      choices: [],
      several: false,
      format: 'number',
    },
    refused: [
      '2：“一上午”不是时长，请按 2.5小时 的样式填写',
      '3：30小时 超出范围，应在 0.5小时 至 24小时 之间，请核对后重填',
      '4：学习过长，请核对这一行',
    ],
    taken: 4,
    listed: ['3小时', '2.5小时'],
    unfilled: 1,
    total: { attended_count: null, budget: null, lasted: '7.0' },
    cells: [2.5, 1.5, 3],
    fact: '2',
  });
  assert.ok(made.length > 8);
  for (const { title, cell, fits } of made) {
    assert.match(cell, /^\d(?:\.\d)?小时$/u);
    const hours = Number.parseFloat(cell);
    const [low, high] = title === '时长' ? [1, 3] : [0.5, 8];
    assert.ok(fits && hours >= low && hours <= high, `${title} ${cell}`);
  }
});

test('nobody asks for a type by its name, with a new type or without, but where it is said why', () => {
  writeFileSync(join(copy, PLANTED), PLANT);
  const found = typeQuestions(copy);
  const planted = found.filter(({ file }) => file === PLANTED).map(({ text }) => text);
  assert.deepEqual([...new Set(planted)].toSorted(), QUESTIONS.toSorted());
  const others: Record<string, number> = {};
  for (const { file } of found) if (file !== PLANTED) others[file] = (others[file] ?? 0) + 1;
  assert.deepEqual(
    others,
    Object.fromEntries(Object.entries(ALLOWED).map(([file, { times }]) => [file, times])),
    JSON.stringify(found, null, 1),
  );
});

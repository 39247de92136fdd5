import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { compilePack } from './compile-pack.ts';
import type { PackSource } from './source.ts';

const real = await readPackDirectory('packs/principal-responsibility');
const tiny = await readPackDirectory('test/fixtures/packs/tiny');

type Files = PackSource['files'];

/** Compiles and demands an answer: a pack without faults, or faults that name a file and say something. */
function answer(files: Files, name = 'p'): void {
  const { pack, faults } = compilePack([{ name, files }], fieldTypes);
  assert.equal(pack === null, faults.length > 0);
  for (const { file, line, message, hint } of faults) {
    assert.ok(file.length > 0 && message.length > 0 && hint.length > 0);
    assert.ok(line === null || (Number.isInteger(line) && line >= 1), `${file}:${String(line)}`);
  }
}

/** Words that mean something to YAML, to CEL, to the report's Markdown or to JavaScript itself. */
const SPLINTERS =
  `{ } [ ] : - &a *a <<:*a | > !!binary ? --- # % " ' \\ __proto__ constructor toString null ~ true 1e999
  -0 .nan 0x7fffffffffffffff 2021-02-30 99999999999999999999 && || ! == in ( ) date(2021,2,30) a.b.c -5 '\\u0000'
  [[ ]] {{ }} 密级 𠮷`
    .split(/\s+/u)
    .concat(' ', '- ', '\n', '\n  ', '\t', '## 一、', 'x'.repeat(5000))
    .concat(
      '\u0000',
      '\uFEFF',
      '\uD800',
      '\u202E',
      '\u{1F469}\u200D\u{1F467}',
      'e\u0301',
      '\u2028',
      '\r',
      '\u0085',
    );

const splinter = fc.oneof(fc.constantFrom(...SPLINTERS), fc.string({ unit: 'binary', maxLength: 12 }));

/** One way to break a text: at a random place something is put in, taken out, doubled or exchanged. */
const breakage = fc.record({
  how: fc.constantFrom(
    'insert',
    'delete',
    'line-out',
    'line-twice',
    'line-swap',
    'line-replace',
    'value-replace',
    'cut',
    'indent',
  ),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  to: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  text: splinter,
});

function broken(
  text: string,
  { how, at, to, text: put }: { how: string; at: number; to: number; text: string },
): string {
  const place = Math.floor(at * (text.length + 1));
  const lines = text.split('\n');
  const row = Math.floor(at * lines.length);
  const other = Math.floor(to * lines.length);
  const line = lines[row] ?? '';
  switch (how) {
    case 'insert':
      return text.slice(0, place) + put + text.slice(place);
    case 'delete':
      return text.slice(0, place) + text.slice(place + 1 + Math.floor(to * 20));
    case 'line-out':
      return lines.toSpliced(row, 1).join('\n');
    case 'line-twice':
      return lines.toSpliced(other, 0, line).join('\n');
    case 'line-swap':
      return lines
        .with(row, lines[other] ?? '')
        .with(other, line)
        .join('\n');
    case 'line-replace':
      return lines.with(row, put).join('\n');
    case 'value-replace':
      return lines
        .with(
          row,
          line.replace(/: .*$/u, () => `: ${put}`),
        )
        .join('\n');
    case 'cut':
      return text.slice(0, place);
    default:
      return lines.with(row, `${' '.repeat(Math.floor(to * 8))}${line.trimStart()}`).join('\n');
  }
}

function breaks(source: PackSource, seed: number, numRuns: number): void {
  const files = fc.array(
    fc.tuple(fc.nat(source.files.length - 1), fc.array(breakage, { minLength: 1, maxLength: 3 })),
    { minLength: 1, maxLength: 4 },
  );
  const moves = fc.array(
    fc.record({
      from: fc.nat(source.files.length - 1),
      to: fc.nat(source.files.length - 1),
      how: fc.constantFrom('drop', 'copy', 'twin'),
    }),
    { maxLength: 2 },
  );
  fc.assert(
    fc.property(files, moves, (changes, shifts) => {
      const result = source.files.map((file) => ({ ...file }));
      for (const [index, steps] of changes)
        result[index] = {
          path: result[index]?.path ?? '',
          text: steps.reduce(broken, result[index]?.text ?? ''),
        };
      for (const { from, to, how } of shifts) {
        const [a, b] = [result[from], result[to]];
        if (!a || !b) continue;
        if (how === 'drop') result[from] = { path: `ledgers/${from}.yaml`, text: '' };
        if (how === 'copy') result[to] = { path: b.path, text: a.text };
        if (how === 'twin') result.push({ path: a.path.replace(/(\.\w+)$/u, '-2$1'), text: a.text });
      }
      answer(result);
    }),
    { seed, numRuns },
  );
}

test('broken files of the tiny pack never crash the compiler', () => breaks(tiny, 20211231, 200));

test('broken files of the real pack never crash the compiler', () => breaks(real, 20211231, 15));

test('any text in any place of a pack gets an answer', () => {
  const text = fc.array(fc.oneof(splinter, fc.constantFrom(...tiny.files.map((file) => file.text))), {
    maxLength: 6,
  });
  fc.assert(
    fc.property(fc.nat(tiny.files.length - 1), text, (index, parts) => {
      answer(tiny.files.map((file, at) => (at === index ? { ...file, text: parts.join('') } : file)));
    }),
    { seed: 7, numRuns: 150 },
  );
});

/** A definition file made to exhaust the reader. */
const BOMBS: readonly (readonly [name: string, text: string])[] = [
  ['brackets', '['.repeat(20_000)],
  ['closed brackets', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`],
  ['maps', '{a: '.repeat(6_000)],
  ['block nesting', Array.from({ length: 800 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ['block lists', '- '.repeat(20_000)],
  [
    'laughing aliases',
    [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        'bcdefghij',
        (name, at) =>
          `${name}: &${name} [${Array(10)
            .fill(`*${'abcdefghi'[at] ?? 'a'}`)
            .join(', ')}]`,
      ),
    ].join('\n'),
  ],
  ['alias of itself', 'a: &a [*a, *a]'],
  ['merge of itself', 'a: &a { <<: *a }'],
  ['huge string', `title: ${'长'.repeat(390_000)}`],
  ['larger than allowed', `title: ${'x'.repeat(2_000_000)}`],
  ['many keys', Array.from({ length: 30_000 }, (_, at) => `k${at}: 1`).join('\n')],
  ['many documents', '---\na: 1\n'.repeat(5_000)],
  ['tags', '!!js/function "x" : !!set {? a, ? b}'],
  ['prototype', '__proto__: { x: 1 }\nconstructor: { prototype: 1 }'],
  ['only marks', '\uFEFF\u202E\u0000\uD800'],
];

for (const [name, text] of BOMBS)
  test(`bomb: ${name}`, () => {
    for (const path of [
      'pack.yaml',
      'ledgers/study_session.yaml',
      'indicators/numbers.yaml',
      'duties/xx.yaml',
      'reports/annual.md',
    ])
      answer(tiny.files.map((file) => (file.path === path ? { path, text } : file)));
  });

test('bombs inside expressions are refused', () => {
  const expressions = [
    '!'.repeat(3_900) + 'true',
    `${'('.repeat(1_900)}true${')'.repeat(1_900)}`,
    `true${' && true'.repeat(480)}`,
    '1 == 1'.repeat(600),
    `'${'a'.repeat(3_990)}' == 'a'`,
    `form in [${"'lecture', ".repeat(300)}'lecture']`,
    '-'.repeat(3_999),
    'a.'.repeat(1_999),
  ];
  for (const expression of expressions)
    for (const [find, key] of [
      ['measure: "count()"', 'measure'],
      ['time: flow(checked_on)', 'time'],
      ['over: site_check', 'over: site_check\n    where'],
    ] as const)
      answer(
        tiny.files.map((file) => ({
          ...file,
          text: file.text.replace(find, () => `${key}: ${JSON.stringify(expression)}`),
        })),
      );
});

test('names of files that are no files of a pack are faults', () => {
  for (const path of [
    '../pack.yaml',
    'ledgers/a/b.yaml',
    'ledgers/.yaml.exe',
    'reports/annual.js',
    'ledgers/evil.ts',
    '',
    'indicators/\u0000.yaml.yml',
  ])
    assert.ok(
      compilePack([{ name: 'p', files: [...tiny.files, { path, text: '' }] }], fieldTypes).faults.some(
        (fault) => fault.kind === 'layout',
      ),
      path,
    );
});

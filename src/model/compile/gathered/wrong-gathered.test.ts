// Every fault of a field that is gathered is told at its place: one change of a sound pack, and the one fault that must come of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { fieldTypes } from '#fields/index.ts';
import type { FaultKind } from '../../fault.ts';
import { changed } from '../../testing/pack-kit.ts';
import { compilePack } from '../compile-pack.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const VISIT = 'ledgers/visit.yaml';
const FAULT = 'ledgers/fault.yaml';
const TOUR = 'ledgers/tour.yaml';

const SOUND: Readonly<Record<string, string>> = {
  [VISIT]: `ledger: visit
title: 走访台账
section: 2
owner: unit
happened: on
identity: [no]
reference: no
sensitivity: internal
fields:
  no: { type: text, title: 编号, required: true }
  unit: { type: unit, title: 单位, required: true }
  on: { type: date, title: 日期, required: true }
  tour: { type: ledger_ref, title: 行程, ledger: tour }
  main: { type: ledger_ref, title: 主要问题, ledger: fault }
  found: { type: integer, title: 发现数, gathered: { from: fault, by: visit, take: count } }
  open: { type: boolean, title: 有未改的, gathered: { from: fault, by: visit, take: any, where: "mended == null" } }
  mended: { type: date, title: 改完日期, gathered: { from: fault, by: visit, take: latest, of: mended, when_all: "mended != null" } }
  words: { type: text, title: 主要问题内容, gathered: { from: fault, through: main, take: copy, of: words } }
  result: { type: choice, title: 结果, choices: { good: 好, bad: 不好 }, gathered: { from: fault, through: main, take: map, of: state, map: { open: bad, done: good, dropped: null } } }
`,
  [FAULT]: `ledger: fault
title: 毛病台账
section: 2
owner: unit
happened: on
identity: [no]
reference: no
sensitivity: internal
fields:
  no: { type: text, title: 编号, required: true }
  unit: { type: unit, title: 单位, required: true }
  on: { type: date, title: 日期, required: true }
  visit: { type: ledger_ref, title: 走访, ledger: visit }
  mended: { type: date, title: 改完日期 }
  words: { type: text, title: 内容 }
  state: { type: choice, title: 情况, choices: { open: 未改, done: 已改, dropped: 不改 } }
  who: { type: text, title: 何人, personal: true }
`,
  [TOUR]: `ledger: tour
title: 行程台账
section: 2
owner: unit
happened: on
identity: [no]
reference: no
sensitivity: internal
fields:
  no: { type: text, title: 编号, required: true }
  unit: { type: unit, title: 单位, required: true }
  on: { type: date, title: 日期, required: true }
  visits: { type: integer, title: 走访数, gathered: [{ from: visit, by: tour, take: count }, { from: visit, by: tour, take: count, where: "found > 3" }] }
`,
};

const COUNT = '{ from: fault, by: visit, take: count }';
const COPY = '{ from: fault, through: main, take: copy, of: words }';
const LATEST = 'take: latest, of: mended, when_all';
const at = (field: string, ...keys: readonly (string | number)[]): string =>
  ['fields', field, 'gathered', ...keys].join('/');

type Wrong = readonly [kind: FaultKind, file: string, find: string, put: string, path: string];
const VARIANTS: readonly Wrong[] = [
  ['shape', VISIT, COUNT, '{ from: fault, by: visit, take: sum }', at('found', 'take')],
  ['unknown_ledger', VISIT, COUNT, '{ from: faults, by: visit, take: count }', at('found', 'from')],
  ['unknown_ledger', VISIT, COUNT, '{ from: units, by: visit, take: count }', at('found', 'from')],
  ['unknown_field', VISIT, COUNT, '{ from: fault, by: visits, take: count }', at('found', 'by')],
  ['unknown_field', VISIT, COPY, COPY.replace('main', 'first'), at('words', 'through')],
  ['unknown_field', VISIT, COPY, COPY.replace('words', 'text'), at('words', 'of')],
  // The link is one, and a reference from the one ledger to the other.
  ['gathered', VISIT, COUNT, '{ from: fault, take: count }', at('found')],
  ['gathered', VISIT, COUNT, '{ from: fault, by: visit, through: main, take: count }', at('found')],
  ['gathered', VISIT, COUNT, '{ from: fault, by: words, take: count }', at('found', 'by')],
  ['gathered', VISIT, COPY, COPY.replace('main', 'tour'), at('words', 'through')],
  ['gathered', VISIT, COUNT, '{ from: fault, through: main, take: count }', at('found', 'take')],
  // Each way of taking has its keys and its types.
  ['gathered', VISIT, COUNT, '{ from: fault, by: visit, take: count, of: words }', at('found', 'of')],
  ['gathered', VISIT, COPY, '{ from: fault, through: main, take: copy }', at('words', 'take')],
  ['gathered', VISIT, COPY, COPY.replace('copy', 'map'), at('words', 'take')],
  ['gathered', VISIT, 'type: integer, title: 发现数', 'type: text, title: 发现数', at('found', 'take')],
  ['gathered', VISIT, 'type: boolean, title: 有未改的', 'type: text, title: 有未改的', at('open', 'take')],
  ['gathered', VISIT, 'type: date, title: 改完日期', 'type: year, title: 改完日期', at('mended', 'take')],
  ['gathered', VISIT, LATEST, LATEST.replace('mended', 'words'), at('mended', 'of')],
  ['gathered', VISIT, COPY, COPY.replace('of: words', 'of: mended'), at('words', 'of')],
  ['gathered', VISIT, COPY, COPY.replace('of: words', 'of: who'), at('words', 'of')],
  ['gathered', VISIT, 'title: 主要问题内容', 'title: 主要问题内容, required: true', at('words', 'of')],
  ['gathered', VISIT, 'done: good, dropped: null', 'done: good', at('result', 'map')],
  ['unknown_code', VISIT, 'dropped: null', 'dropped: null, lost: null', at('result', 'map', 'lost')],
  ['unknown_code', VISIT, 'done: good', 'done: fine', at('result', 'map', 'done')],
  ['gathered', VISIT, 'of: state, map', 'of: words, map', at('result', 'of')],
  [
    'gathered',
    VISIT,
    'take: map, of: state, map: { open: bad, done: good, dropped: null }',
    'take: copy, of: state',
    at('result', 'of'),
  ],
  ['type', VISIT, 'mended == null', "mended == 'x'", at('open', 'where')],
  // Several ledgers give one number, and no single row.
  ['gathered', TOUR, 'take: count, where', 'take: any, where', at('visits', 1, 'take')],
  ['gathered', VISIT, COPY, `[${COPY}, ${COPY}]`, at('words', 0, 'take')],
  // What is typed stays typed; what is sealed says nothing.
  [
    'gathered',
    VISIT,
    'title: 编号, required: true',
    `title: 编号, required: true, gathered: ${COPY}`,
    at('no'),
  ],
  [
    'gathered',
    VISIT,
    'title: 主要问题, ledger: fault',
    `title: 主要问题, ledger: fault, gathered: ${COPY}`,
    at('main'),
  ],
  ['gathered', VISIT, 'title: 主要问题内容', 'title: 主要问题内容, begin: last', at('words')],
  ['sealed', VISIT, 'sensitivity: internal', 'sensitivity: sealed', at('found', 'from')],
  ['sealed', FAULT, 'sensitivity: internal', 'sensitivity: sealed', at('found', 'from')],
  // A circle would never come to rest.
  [
    'gathered',
    FAULT,
    'title: 内容',
    'title: 内容, gathered: { from: visit, through: visit, take: copy, of: words }',
    at('words'),
  ],
];

const add = ([file, text]: readonly [string, string]) => ({ file, put: text });
const sound = changed(tiny, Object.entries(SOUND).map(add));

test('sound fields compile, and a ledger follows after those from which it gathers', () => {
  const { pack, faults } = compilePack([sound], fieldTypes);
  assert.deepEqual(faults, []);
  assert.deepEqual(pack?.gatherOrder, ['visit', 'tour']);
  assert.deepEqual(
    pack?.ledgers.get('visit')?.gathered.map(({ field, take, from }) => [field.id, take, from.length]),
    [
      ['found', 'count', 1],
      ['open', 'any', 1],
      ['mended', 'latest', 1],
      ['words', 'copy', 1],
      ['result', 'map', 1],
    ],
  );
});

for (const [kind, file, find, put, path] of VARIANTS)
  test(`${file} with ${put}: ${kind} at ${path}`, () => {
    const { pack, faults } = compilePack([changed(sound, [{ file, find, put }])], fieldTypes);
    assert.equal(pack, null);
    assert.ok(
      faults.some((one) => one.kind === kind && one.path === path && one.line !== null && one.hint !== ''),
      JSON.stringify(
        faults.map((one) => [one.kind, one.path, one.message]),
        null,
        1,
      ),
    );
  });

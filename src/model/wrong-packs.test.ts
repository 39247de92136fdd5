import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { FAULT_KINDS, type FaultKind } from './fault.ts';
import { type Change, changed } from './testing/pack-kit.ts';
import { compilePack } from './compile/compile-pack.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const STUDY = 'ledgers/study_session.yaml';
const CHECK = 'ledgers/site_check.yaml';
const NUMBERS = 'indicators/numbers.yaml';
const REPORT = 'reports/annual.md';

/** A change of the tiny pack, and the one fault that must come of it. */
type Variant = Change & { readonly kind: FaultKind; readonly line: number | null; readonly path: string };
const wrong = (
  kind: FaultKind,
  file: string,
  find: string | undefined,
  put: string | null,
  line: number | null,
  path: string,
): Variant => ({ kind, file, ...(find === undefined ? {} : { find }), put, line, path });

const ADDITION =
  '---\nadds_to: annual\neffective_from: 2021-01-01\n---\n\n## 二\n\n另检查[[check_count]]次。\n';

const YEAR_2021 = 'calendar/2021.yaml';
const HOLIDAYS = (find: string, put: string): string =>
  `year: 2021\nsource: 某通知\noff:\n  - { name: 元旦, from: 2021-01-01, to: 2021-01-03 }\nwork:\n  - { name: 春节, on: 2021-02-07 }\n`.replace(
    find,
    put,
  );

const DUTIES = 'duties/xx.yaml';
const BOUND = '    source_kind: statute_text';
const BEARER = (bearer: string): string => `    bearers: [${bearer}]\n${BOUND}`;
const STRICTER = (cadence: string): string =>
  `${BEARER('{ as: body, kinds: [township] }')}\n    note: null\n  - duty: XX-02\n    article: null\n    verified: false\n    confidence: found\n    obligation: 本地更严\n    bound: [乡镇]\n    cadence: ${cadence}\n    deadline: null\n    evidence: []\n    bearers: [{ as: body, kinds: [township] }]\n    replaces: XX-01\n    source_kind: secondary`;

const SILENT = `${BOUND}\n    note: null\n  - duty: XX-02\n    article: null\n    verified: false\n    confidence: found\n    obligation: 没有人承担\n    bound: [乡镇]\n    cadence: null\n    deadline: null\n    evidence: []\n    source_kind: secondary`;
const UNASKED = `    unasked: { as: principle, reason: 没有期间 }\n${BOUND}`;

const POSTS = (post: string): string => `posts:\n  - ${post}\n`;

/** The ledger of checks handed to somebody: the written fields, and what of a row they see. */
const HANDED = (fields: string, sees = 'all'): string =>
  `addressees: { fields: [${fields}], sees: ${sees}, receipt: true }\nidentity: [check_no]`;
const NOTED = `{ type: units, title: 抄送单位, personal: true }`;

const VARIANTS: readonly Variant[] = [
  wrong('yaml', STUDY, 'title: 理论学习台账', 'title: [理论学习台账', 3, ''),
  wrong('yaml', STUDY, 'ledger: study_session', `ledger: ${'['.repeat(30_000)}`, 1, ''),
  wrong('yaml', STUDY, 'title: 理论学习台账', 'ledger: twice', 2, ''),
  wrong('shape', STUDY, 'sensitivity: internal', 'sensitivity: secret', 10, 'sensitivity'),
  wrong('shape', STUDY, 'title: 经费', 'titel: 经费', 20, 'fields/budget/title'),
  wrong('layout', 'ledgers/notes.txt', undefined, 'x', null, ''),
  wrong('layout', 'base/report_parameters.yaml', undefined, null, null, ''),
  wrong('layout', 'pack.yaml', 'language: 1', 'language: 1\nextends: [other]', 5, 'extends/0'),
  wrong('duplicate', STUDY, 'title: 品牌', 'title: 学习日期', 17, 'fields/brand/title'),
  wrong('duplicate', STUDY, 'ledger: study_session', 'ledger: site_check', 1, 'ledger'),
  wrong('duplicate', NUMBERS, 'slot: S02', 'slot: S01', 12, 'indicators/1'),
  wrong('unknown_field', STUDY, 'identity: [session_no]', 'identity: [number_of]', 8, 'identity/0'),
  wrong('unknown_field', NUMBERS, "form == 'lecture'", "kind == 'lecture'", 7, 'indicators/0/where'),
  wrong('unknown_field', NUMBERS, 'flow(checked_on)', 'flow(done_on)', 18, 'indicators/1/time'),
  wrong('unknown_ledger', NUMBERS, 'over: site_check', 'over: site_checks', 16, 'indicators/1/over'),
  wrong('unknown_ledger', CHECK, 'ledger: study_session }', 'ledger: session }', 13, 'fields/session/ledger'),
  wrong('unknown_code', NUMBERS, "'lecture'", "'lectures'", 7, 'indicators/0/where'),
  wrong('unknown_code', STUDY, 'rank: { lecture', 'rank: { lectures', 15, 'fields/form/rank'),
  wrong(
    'unknown_code',
    NUMBERS,
    'count_distinct(leader)',
    "min_over(form, ['talk'], count())",
    26,
    'indicators/2/measure',
  ),
  wrong('unknown_dictionary', STUDY, 'choices: venue_kinds', 'choices: venues', 16, 'fields/venue/choices'),
  wrong('unknown_parameter', NUMBERS, 'param.study_brand', 'param.brand', 7, 'indicators/0/where'),
  wrong('unknown_parameter', REPORT, '全年开展', '{{place_name}}全年开展', 17, 'place_name'),
  wrong(
    'unknown_indicator',
    'checks/numbers.yaml',
    'like: lecture_count',
    'like: lectures',
    4,
    'values/0/like',
  ),
  wrong('unknown_indicator', REPORT, '[[check_count]]', '[[checks]]', 17, 'checks'),
  wrong('unknown_duty', STUDY, '[XX-01]', '[XX-09]', 5, 'answers/0'),
  wrong('unknown_mechanism', STUDY, '[M01]', '[M99]', 4, 'mechanisms/0'),
  wrong('reserved', STUDY, 'brand: {', 'row_status: {', 17, 'fields/row_status'),
  wrong(
    'field_rule',
    STUDY,
    'title: 品牌 }',
    'title: 品牌, money_unit: yuan }',
    17,
    'fields/brand/money_unit',
  ),
  wrong('owner', STUDY, 'title: 组织单位, required: true', 'title: 组织单位', 6, 'owner'),
  wrong('addressees', CHECK, 'identity: [check_no]', HANDED('note'), 7, 'addressees/fields/0'),
  wrong('addressees', CHECK, 'identity: [check_no]', HANDED('inspector'), 7, 'addressees/fields/0'),
  wrong(
    'addressees',
    'base/units.yaml',
    'identity: [code]',
    HANDED('parent').replace('check_no', 'code'),
    3,
    'addressees',
  ),
  wrong(
    'addressees',
    CHECK,
    'identity: [check_no]',
    HANDED('inspector').replace('receipt', 'once: note, receipt'),
    7,
    'addressees/once',
  ),
  wrong('unknown_field', CHECK, 'identity: [check_no]', HANDED('nobody'), 7, 'addressees/fields/0'),
  wrong(
    'unknown_field',
    CHECK,
    'identity: [check_no]',
    HANDED('inspector', '[check_no, told]'),
    7,
    'addressees/sees/1',
  ),
  wrong(
    'duplicate',
    CHECK,
    'identity: [check_no]',
    HANDED('inspector', '[check_no, check_no]'),
    7,
    'addressees/sees/1',
  ),
  wrong('happened', CHECK, 'happened: checked_on', 'happened: note', 6, 'happened'),
  wrong(
    'due',
    CHECK,
    'identity: [check_no]',
    'due: { on: checked_on, done: note }\nidentity: [check_no]',
    7,
    'due/done',
  ),
  wrong(
    'due',
    CHECK,
    'identity: [check_no]',
    'due: { on: checked_on, done: checked_on }\nidentity: [check_no]',
    7,
    'due/done',
  ),
  wrong(
    'field_rule',
    CHECK,
    'title: 检查日期',
    'title: 检查日期, begin: last',
    12,
    'fields/checked_on/begin',
  ),
  wrong('due', CHECK, 'identity: [check_no]', 'open: checked_on\nidentity: [check_no]', 7, 'open'),
  wrong('due', CHECK, 'identity: [check_no]', 'open: { note: [x] }\nidentity: [check_no]', 7, 'open/note'),
  wrong('identity', CHECK, 'identity: [check_no]', 'identity: [note, check_no]', 7, 'identity/0'),
  wrong('reference', STUDY, 'identity: [session_no]', 'identity: [session_no, held_on]', 9, 'reference'),
  wrong('syntax', NUMBERS, "form == 'lecture'", "form = 'lecture'", 7, 'indicators/0/where'),
  wrong('type', STUDY, 'attended_count <= 5000', "attended_count <= '5000'", 22, 'checks/0/assert'),
  wrong('measure', NUMBERS, 'count_distinct(leader)', 'average(leader)', 26, 'indicators/2/measure'),
  wrong('unit', NUMBERS, 'count_distinct(leader)', 'count()', 24, 'indicators/2/unit'),
  wrong('unit', 'checks/numbers.yaml', '<= S01', '<= S01 + S03', 9, 'checks/0/assert'),
  wrong('noun', REPORT, '[[check_count]]次', '[[check_count]]余次', 17, 'check_count'),
  wrong('bearer', DUTIES, BOUND, BEARER('{ as: body, kinds: [village] }'), 18, 'duties/0/bearers/0/kinds/0'),
  wrong('bearer', DUTIES, BOUND, BEARER('{ as: secretary, kinds: [township] }'), 18, 'duties/0/bearers/0'),
  wrong(
    'bearer',
    DUTIES,
    BOUND,
    BEARER('{ as: body, kinds: [township], period: year }'),
    18,
    'duties/0/bearers/0',
  ),
  wrong(
    'stricter',
    DUTIES,
    BOUND,
    STRICTER('{ period: year, count: 1, kind: min }'),
    31,
    'duties/1/replaces',
  ),
  wrong('unasked', DUTIES, BOUND, SILENT, 20, 'duties/1'),
  wrong(
    'unasked',
    DUTIES,
    BOUND,
    `    bearers: [{ as: body, kinds: [township] }]\n${UNASKED}`,
    19,
    'duties/0/unasked',
  ),
  wrong('sealed', STUDY, 'sensitivity: internal', 'sensitivity: sealed', 5, 'answers/0'),
  wrong('calendar', YEAR_2021, undefined, HOLIDAYS('to: 2021-01-03', 'to: 2020-12-31'), 4, 'off/0/to'),
  wrong('calendar', YEAR_2021, undefined, HOLIDAYS('to: 2021-01-03', 'to: 2021-02-11'), 4, 'off/0/to'),
  wrong('calendar', YEAR_2021, undefined, HOLIDAYS('on: 2021-02-07', 'on: 2022-02-06'), 6, 'work/0'),
  wrong('calendar', YEAR_2021, undefined, HOLIDAYS('on: 2021-02-07', 'on: 2021-02-08'), 6, 'work/0'),
  wrong('calendar', YEAR_2021, undefined, HOLIDAYS('on: 2021-02-07', 'on: 2021-01-02'), 6, 'work/0'),
  wrong('report', REPORT, '## 二、监督', '## 三、监督', 15, ''),
  wrong('report', 'reports/more.add.md', undefined, ADDITION.replace('annual', 'monthly'), 2, 'adds_to'),
  wrong('report', 'reports/more.add.md', undefined, ADDITION.replace('二', '九'), 6, 'annual'),
  wrong('report', 'reports/more.add.md', undefined, ADDITION.replace('## 二', '## 二、监督'), 6, ''),
  wrong('noun', 'reports/more.add.md', undefined, ADDITION.replace(']]次', ']]场'), 8, 'check_count'),
  wrong(
    'version',
    NUMBERS,
    '。\n  - indicator: leaders',
    '。\n    effective_from: 2022-01-01\n    effective_to: 2021-01-01\n  - indicator: leaders',
    22,
    'indicators/1/effective_to',
  ),
  wrong(
    'access',
    'access/posts.yaml',
    undefined,
    POSTS('{ post: a, title: 甲, power: audit, grants: [{ actions: [read], reach: own_unit }] }'),
    2,
    'posts/0/power',
  ),
  wrong(
    'access',
    'access/posts.yaml',
    undefined,
    POSTS('{ post: a, title: 甲, grants: [{ actions: [write], reach: own_unit }] }'),
    2,
    'posts/0/grants/0/actions',
  ),
  wrong(
    'access',
    'access/posts.yaml',
    undefined,
    POSTS('{ post: a, title: 甲, grants: [{ ledgers: [units], actions: [write], reach: own_unit }] }'),
    2,
    'posts/0/grants/0/reach',
  ),
  wrong(
    'access',
    'access/posts.yaml',
    undefined,
    POSTS('{ post: a, title: 甲, grants: [{ actions: [read], reach: own_unit, knowledge: all }] }'),
    2,
    'posts/0/grants/0',
  ),
  wrong(
    'access',
    'access/posts.yaml',
    undefined,
    POSTS(
      '{ post: a, title: 甲, grants: [{ actions: [read], reach: own_rows }, { actions: [read], reach: own_unit }] }',
    ),
    2,
    'posts/0/grants',
  ),
  wrong(
    'unknown_work',
    STUDY,
    'owner: organiser',
    'work: { as: none, reason: 谁学谁记 }\nowner: organiser',
    6,
    'work/as',
  ),
  wrong('unknown_work', 'access/work.yaml', undefined, 'work:\n  - { work: study }\n', 2, 'work/0/work'),
  wrong(
    'unknown_post',
    'access/work.yaml',
    undefined,
    'work:\n  - work: study\n    title: 学习\n    record: { nobody: own_unit }\n',
    4,
    'work/0/record/nobody',
  ),
  wrong(
    'work',
    'base/units.yaml',
    'identity: [code]',
    'work: { as: study, reason: 谁学谁记 }\nidentity: [code]',
    3,
    'work',
  ),
  wrong('boundary', STUDY, 'title: 品牌', 'title: 宗教信仰', 17, 'fields/brand/title'),
  wrong('boundary', 'dictionaries/venue_kinds.yaml', '现场', '聚会点', 3, 'choices'),
  wrong('honesty', 'duties/xx.yaml', 'verified: true', 'verified: false', 10, 'duties/0/article'),
];

test('the tiny pack compiles without faults', () => {
  const { pack, faults } = compilePack([tiny], fieldTypes);
  assert.deepEqual(faults, []);
  assert.deepEqual([...(pack?.ledgers.keys() ?? [])].slice(4), ['site_check', 'study_session']);
});

test('every kind of fault has a variant', () => {
  // Those of flows are shown by compile/flow/wrong-flows.test.ts, those of gathered fields by compile/gathered/wrong-gathered.test.ts.
  const elsewhere = ['flow', 'unknown_flow', 'gathered'] as const;
  const shown = new Set<FaultKind>([...VARIANTS.map((variant) => variant.kind), ...elsewhere]);
  assert.deepEqual(
    FAULT_KINDS.filter((kind) => !shown.has(kind)),
    [],
  );
});

for (const [index, variant] of VARIANTS.entries())
  test(`variant ${index + 1}, ${variant.kind}: ${variant.file} ${variant.path}`, () => {
    const { pack, faults } = compilePack([changed(tiny, [variant])], fieldTypes);
    assert.equal(pack, null);
    const { kind, line, path } = variant;
    const found = faults.map((fault) => ({
      kind: fault.kind,
      file: fault.file,
      line: fault.line,
      path: fault.path,
    }));
    const expected = { kind, file: `tiny/${variant.file}`, line, path };
    assert.ok(
      found.some((one) => JSON.stringify(one) === JSON.stringify(expected)),
      JSON.stringify({ expected, faults }, null, 1),
    );
    for (const { message, hint } of faults) {
      assert.match(message, /\p{Script=Han}/u, message);
      assert.match(hint, /\p{Script=Han}/u, message);
    }
  });

test('a local rule by the week replaces one by the quarter, and counts the weeks that lie wholly in it', () => {
  const faults = (theirs: number, mine: string): readonly string[] =>
    compilePack(
      [
        changed(tiny, [
          { file: DUTIES, find: 'period: quarter, count: 1', put: `period: quarter, count: ${theirs}` },
          { file: DUTIES, find: BOUND, put: STRICTER(mine) },
        ]),
      ],
      fieldTypes,
    ).faults.map(({ kind, path }) => `${kind} ${path}`);
  const weekly = '{ period: week, count: 1, kind: min }';
  assert.deepEqual(faults(1, weekly), []);
  assert.deepEqual(faults(12, weekly), []);
  assert.deepEqual(faults(13, weekly), ['stricter duties/1/replaces']);
});

test('a ledger cannot answer a duty of which the pack says that nobody is asked', () => {
  const { faults } = compilePack([changed(tiny, [{ file: DUTIES, find: BOUND, put: UNASKED }])], fieldTypes);
  assert.deepEqual(
    faults.map(({ kind, file, path }) => ({ kind, file, path })),
    [{ kind: 'unasked', file: `tiny/${STUDY}`, path: 'answers/0' }],
  );
});

test('rows of a sealed ledger are handed to nobody, and nobody is addressed by a field that some posts do not see', () => {
  const faults = (...puts: readonly (readonly [find: string, put: string])[]): readonly string[] =>
    compilePack(
      [
        changed(
          tiny,
          puts.map(([find, put]) => ({ file: CHECK, find, put })),
        ),
      ],
      fieldTypes,
    ).faults.map(({ kind, path }) => `${kind} ${path}`);
  const copied = ['note: { type: long_text, title: 情况说明 }', `told: ${NOTED}`] as const;
  const open = NOTED.replace(', personal: true', '');
  const handed = ['identity: [check_no]', HANDED('told', '[check_no]')] as const;
  assert.deepEqual(faults([copied[0], `told: ${open}`], handed), []);
  assert.deepEqual(faults(copied, handed), ['addressees addressees/fields/0']);
  assert.deepEqual(
    faults([copied[0], `told: ${open}`], handed, ['sensitivity: internal', 'sensitivity: sealed']),
    ['addressees addressees'],
  );
});

test('faults of several files are told together, by file and line', () => {
  const several = VARIANTS.filter(
    ({ kind, file }) => ['boundary', 'honesty', 'noun'].includes(kind) && !file.includes('add'),
  );
  const { faults } = compilePack([changed(tiny, several)], fieldTypes);
  assert.deepEqual(
    faults.map(({ file, line }) => `${file}:${line}`),
    [
      'tiny/dictionaries/venue_kinds.yaml:3',
      'tiny/duties/xx.yaml:10',
      `tiny/${STUDY}:17`,
      `tiny/${REPORT}:17`,
    ],
  );
});

test('no pack at all is a fault, and so is the same pack twice', () => {
  assert.ok(compilePack([], fieldTypes).faults.some((fault) => fault.message === '没有定义包'));
  assert.ok(
    compilePack([tiny, { ...tiny, name: 'again' }], fieldTypes).faults.some((fault) => fault.path === 'pack'),
  );
});

test('nothing of a compiled pack can be changed', () => {
  const { pack } = compilePack([tiny], fieldTypes);
  const seen = new Set<object>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    assert.ok(Object.isFrozen(value), path);
    if (value instanceof Map) {
      assert.throws(() => value.set('x', 1), TypeError, path);
      assert.throws(() => value.delete('x'), TypeError, path);
      assert.throws(() => value.clear(), TypeError, path);
      for (const [key, item] of value) walk(item, `${path}/${String(key)}`);
    }
    for (const [key, item] of Object.entries(value)) walk(item, `${path}/${key}`);
  };
  walk(pack, 'pack');
  assert.ok(seen.size > 100);
});

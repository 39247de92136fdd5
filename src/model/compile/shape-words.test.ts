import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { type Change, changed } from '../testing/pack-kit.ts';
import { compilePack } from './compile-pack.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const DUTIES = 'duties/xx.yaml';

/** What the compiler says of the tiny pack with a change. */
const told = (change: Change): readonly string[] =>
  compilePack([changed(tiny, [change])], fieldTypes).faults.map(({ message, hint }) => `${message}｜${hint}`);

test('what is missing is said by its Chinese name, and whether it may be left open', () => {
  assert.deepEqual(told({ file: DUTIES, find: 'version_status: 现行\n', put: '' }), [
    '缺少“版次状态”（version_status）（必填）｜写上 version_status: …',
  ]);
  assert.deepEqual(
    told({ file: DUTIES, find: '    cadence: { period: quarter, count: 1, kind: min }\n', put: '' }),
    ['缺少“频次”（cadence）（必填；不知道写 null）｜写上 cadence: …'],
  );
});

test('a duty without a known article, deadline, source or note leaves them out', () => {
  for (const find of [
    '    article: 第二条\n',
    '    deadline: null\n',
    '    source_kind: statute_text\n',
    'sources: []\n',
  ])
    assert.deepEqual(
      told({ file: DUTIES, find, put: '' }).filter((one) => !one.includes('核实')),
      [],
      find,
    );
});

test('a value that does not fit is shown, with what may stand there', () => {
  for (const [find, put, message] of [
    [
      'confidence: found',
      'confidence: sure',
      /^“依据的可靠程度”（confidence）不能写“sure”｜只能写：found、recalled-sure/u,
    ],
    [
      'verified: true',
      'verified: 是',
      /^“条号与内容均在所见文本中核对过”（verified）应为true 或 false，写的是“是”/u,
    ],
    ['evidence: [study_session]', 'evidence: study_session', /^“佐证”（evidence）应为列表/u],
    ['count: 1,', 'count: 0,', /^“每个期间的次数”（count）至少 1/u],
    ['obligation: 每季度至少学习1次', "obligation: ''", /^“责任内容”（obligation）不能为空/u],
    ['period: quarter', 'period: season', /^“期间”（period）不能写“season”｜只能写：/u],
    ['deadline: null', 'deadline: 5', /^“时限”（deadline）写成“5”读不懂/u],
  ] as const) {
    const faults = told({ file: DUTIES, find, put });
    assert.equal(faults.length, 1, faults.join('\n'));
    assert.match(faults[0] ?? '', message);
  }
});

test('no message is in the words of the schema library', () => {
  for (const [find, put] of [
    ['regulation: XX', 'regulation: x x'],
    ['year: 2017', "year: '2017'"],
    ['duties:\n  - duty: XX-01', 'duties:\n  - duti: XX-01'],
    ['bound: [各级党委]', 'bound: {}'],
    ['sources: []', 'sources: 1'],
  ] as const)
    for (const said of told({ file: DUTIES, find, put }))
      assert.doesNotMatch(said, /无效|期望|接收|string|number|undefined|Invalid|expected/u);
});

test('one cause is one fault: what a broken file may define is not called unknown elsewhere', () => {
  assert.deepEqual(told({ file: 'pack.yaml', find: 'language: 1', put: 'language: 1\ncolour: red' }), [
    '没有“colour”这一项｜删去，或核对拼写；这里可以写：pack、title、version、language、effective_from、sections、parameters、extends',
  ]);
  const ledger = told({
    file: 'ledgers/study_session.yaml',
    find: 'sensitivity: internal',
    put: 'sensitivity: secret',
  });
  assert.equal(ledger.length, 1, ledger.join('\n'));
});

// Every fault of a flow is told at its place: one change of a sound flow, and the one fault that must come of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { fieldTypes } from '#fields/index.ts';
import type { FaultKind } from '../../fault.ts';
import { changed } from '../../testing/pack-kit.ts';
import { compilePack } from '../compile-pack.ts';

const tiny = await readPackDirectory('test/fixtures/packs/tiny');
const LEDGER = 'ledgers/repair.yaml';
const FLOW = 'flows/repair.yaml';
const POSTS = 'access/posts.yaml';

const SOUND: Readonly<Record<string, string>> = {
  [LEDGER]: `ledger: repair
title: 报修台账
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
  due: { type: date, title: 期限 }
  first_due: { type: date, title: 原定期限, written_by: step }
  cost: { type: integer, title: 费用 }
  done_on: { type: date, title: 办结日期, written_by: step }
  again_of: { type: ledger_ref, title: 再修自, ledger: repair, written_by: step }
  helpers: { type: persons, title: 参加人 }
  keeper: { type: person, title: 负责人 }
  urgent: { type: boolean, title: 是否紧急 }
  grade: { type: choice, title: 等级, required: true, written_by: later_step, choices: { low: 低, high: 高 } }
  state: { type: choice, title: 环节, written_by: step, choices: { open: 待办, work: 在办, done: 办结 } }
`,
  [FLOW]: `flow: repair
title: 报修
version: 1
of: repair
state: state
states:
  open: { begin: true }
  work: {}
  done: { end: true }
entry: { work: { cost: filled } }
recusal: { cited_by: repair, as: again_of, official: keeper, where: { urgent: true } }
ends_with: { fields: [again_of], step: end }
steps:
  start:
    title: 开工
    from: [open]
    to: work
    who: [{ posts: [clerk], of: unit }]
    asks: { due: required }
    deadline: { after: [on], within: 5, unit: day, calendar: natural, earlier: [{ through: 2019-12-31, within: 9, unit: day }] }
  extend:
    title: 延期
    from: [work]
    who: [{ posts: [clerk] }]
    asks: { due: required }
    keeps: { first_due: due }
    sets: { grade: high }
    prolongs: [due]
  finish:
    title: 办结
    from: [work]
    to: done
    who: { as: start }
    after: [start]
    not_by: [start]
    not_of: [unit]
    needs:
      - { assert: "cost != null", message: 没有费用 }
      - { has: { helpers: { least: 2 } }, message: 少于两人 }
      - { cited_by: repair, as: again_of, least: 1, where: { urgent: false }, message: 没有再修 }
      - { cited_by: repair, as: again_of, every: { state: [done], helpers: { least: 2, heed: recusal } }, where: { urgent: true }, message: 再修没有办结 }
    stamps: [done_on]
    deadline: { within: 10, unit: day, calendar: working }
  end:
    title: 随之办结
    from: [work]
    to: done
    who: program
  again:
    title: 再修
    from: [done]
    who: [{ posts: [clerk] }]
    opens:
      ledger: repair
      number: { field: no, suffix: -再 }
      with: { unit: { field: unit }, on: day, grade: { code: low }, urgent: { is: true }, again_of: row }
`,
  [POSTS]: `posts:
  - { post: clerk, title: 文书, grants: [{ actions: [read], reach: own_unit }] }
  - { post: blind, title: 管理员 }
`,
};

type Wrong = readonly [kind: FaultKind, file: string, find: string, put: string, path: string];
const VARIANTS: readonly Wrong[] = [
  ['shape', FLOW, 'version: 1', 'version: 0', 'version'],
  ['unknown_ledger', FLOW, 'of: repair', 'of: repairs', 'of'],
  ['unknown_field', FLOW, 'state: state', 'state: stage', 'state'],
  ['flow', FLOW, 'state: state', 'state: done_on', 'state'],
  ['flow', LEDGER, 'written_by: step, choices', 'choices', 'state'],
  [
    'unknown_code',
    FLOW,
    '  done: { end: true }',
    '  done: { end: true }\n  over: { end: true }',
    'states/over',
  ],
  ['flow', LEDGER, 'done: 办结 } }', 'done: 办结, lost: 遗失 } }', 'states'],
  ['flow', FLOW, 'open: { begin: true }', 'open: {}', 'states'],
  ['flow', FLOW, 'work: {}', 'work: { begin: true }', 'states'],
  ['flow', FLOW, 'entry: { work: ', 'entry: { lost: ', 'entry/lost'],
  [
    'flow',
    FLOW,
    '    from: [work]\n    to: done',
    '    from: [work, lost]\n    to: done',
    'steps/finish/from/1',
  ],
  ['flow', FLOW, '    to: done\n', '    to: lost\n', 'steps/finish/to'],
  ['flow', FLOW, 'not_by: [start]', 'not_by: [begin]', 'steps/finish/not_by/0'],
  ['flow', FLOW, '{ as: start }', '{ as: finish }', 'steps/finish/who/as'],
  ['flow', FLOW, 'posts: [clerk], of: unit', 'posts: [nobody], of: unit', 'steps/start/who/0/posts/0'],
  ['flow', FLOW, 'posts: [clerk], of: unit', 'posts: [blind], of: unit', 'steps/start/who/0/posts/0'],
  ['flow', FLOW, 'posts: [clerk], of: unit', 'posts: [clerk], of: due', 'steps/start/who/0/of'],
  ['flow', FLOW, 'not_of: [unit]', 'not_of: [cost]', 'steps/finish/not_of/0'],
  [
    'unknown_field',
    FLOW,
    'asks: { due: required }\n    deadline',
    'asks: { until: required }\n    deadline',
    'steps/start/asks/until',
  ],
  [
    'flow',
    FLOW,
    'asks: { due: required }\n    deadline',
    'asks: { no: required }\n    deadline',
    'steps/start/asks/no',
  ],
  ['type', FLOW, 'cost != null', "cost == 'x'", 'steps/finish/needs/0/assert'],
  ['flow', FLOW, 'stamps: [done_on]', 'stamps: [done_on]\n    clears: [cost]', 'steps/finish/clears/0'],
  ['flow', FLOW, 'keeps: { first_due: due }', 'keeps: { first_due: cost }', 'steps/extend/keeps/first_due'],
  // A clock without an end, two clocks in one state, and one that the database cannot count.
  [
    'flow',
    FLOW,
    'keeps: { first_due: due }',
    'keeps: { first_due: due }\n    deadline: { on: due }',
    'steps/finish/deadline',
  ],
  [
    'flow',
    FLOW,
    'within: 5, unit: day, calendar: natural,',
    'within: 5, unit: day, calendar: working,',
    'steps/start/deadline/calendar',
  ],
  [
    'flow',
    FLOW,
    'within: 10, unit: day, calendar: working',
    'within: 1, unit: month, calendar: working',
    'steps/finish/deadline/calendar',
  ],
  ['flow', FLOW, '{ after: [on], within: 5', '{ within: 5', 'steps/start/deadline/earlier'],
  [
    'flow',
    FLOW,
    '[{ through: 2019-12-31, within: 9, unit: day }]',
    '[{ through: 2019-12-31, within: 9, unit: day }, { through: 2018-12-31, within: 9, unit: day }]',
    'steps/start/deadline/earlier',
  ],
  // A state without a way out, one that nothing reaches, none that ends.
  ['flow', FLOW, 'from: [work]\n    to: done', 'from: [open]\n    to: done', 'states/work'],
  ['flow', FLOW, 'done: { end: true }', 'done: {}', 'states'],
  // A field of two writers, and of none.
  [
    'flow',
    FLOW,
    'asks: { due: required }\n    deadline',
    'asks: { due: required }\n    stamps: [done_on]\n    deadline',
    'steps/finish',
  ],
  ['flow', FLOW, '    stamps: [done_on]\n', '', 'steps'],
  // What a row must be, and which rows cite it.
  ['unknown_field', FLOW, '{ cost: filled }', '{ costs: filled }', 'entry/work/costs'],
  ['flow', FLOW, 'helpers: { least: 2 }', 'keeper: { least: 2 }', 'steps/finish/needs/1/has/keeper'],
  ['flow', FLOW, 'where: { urgent: false }', 'where: { cost: false }', 'steps/finish/needs/2/where/cost'],
  ['unknown_code', FLOW, 'state: [done],', 'state: [over],', 'steps/finish/needs/3/every/state'],
  [
    'unknown_ledger',
    FLOW,
    '{ cited_by: repair, as: again_of, every',
    '{ cited_by: repairs, as: again_of, every',
    'steps/finish/needs/3/cited_by',
  ],
  [
    'flow',
    FLOW,
    '{ cited_by: repair, as: again_of, least',
    '{ cited_by: repair, as: cost, least',
    'steps/finish/needs/2/as',
  ],
  [
    'flow',
    FLOW,
    'where: { urgent: true }, message',
    'where: { cost: true }, message',
    'steps/finish/needs/3/where/cost',
  ],
  // Who keeps out is known where the flow says so, and of persons.
  [
    'flow',
    FLOW,
    'has: { helpers: { least: 2 } }',
    'has: { helpers: { least: 2, heed: recusal } }',
    'steps/finish/needs/1/has/helpers',
  ],
  [
    'flow',
    FLOW,
    'recusal: { cited_by: repair, as: again_of, official: keeper, where: { urgent: true } }\n',
    '',
    'steps/finish/needs/3/every/helpers',
  ],
  ['flow', FLOW, 'official: keeper', 'official: cost', 'recusal/official'],
  ['flow', FLOW, 'after: [start]', 'after: [begin]', 'steps/finish/after/0'],
  ['flow', FLOW, 'prolongs: [due]', 'prolongs: [cost]', 'steps/extend/prolongs/0'],
  // What is opened is complete, of the same unit, and numbered.
  ['unknown_ledger', FLOW, '      ledger: repair', '      ledger: repairs', 'steps/again/opens/ledger'],
  ['flow', FLOW, 'number: { field: no,', 'number: { field: unit,', 'steps/again/opens/number'],
  [
    'flow',
    FLOW,
    'unit: { field: unit }, on: day, grade',
    'unit: { field: unit }, grade',
    'steps/again/opens/with',
  ],
  ['flow', FLOW, 'on: day, grade', 'on: { field: cost }, grade', 'steps/again/opens/with/on'],
  ['flow', FLOW, 'on: day, grade', 'on: day, cost: row, grade', 'steps/again/opens/with/cost'],
  [
    'flow',
    FLOW,
    'urgent: { is: true }, again_of',
    'cost: { is: true }, again_of',
    'steps/again/opens/with/cost',
  ],
  // A choice that a step sets is its own to set, and a code of the field.
  ['unknown_code', FLOW, 'sets: { grade: high }', 'sets: { grade: highest }', 'steps/extend/sets/grade'],
  ['flow', FLOW, 'sets: { grade: high }', 'sets: { state: done }', 'steps/extend/sets/state'],
  [
    'flow',
    LEDGER,
    'required: true, written_by: later_step, choices',
    'required: true, choices',
    'steps/extend/sets/grade',
  ],
  [
    'field_rule',
    LEDGER,
    'title: 日期, required: true',
    'title: 日期, required: true, written_by: later_step',
    'fields/on/written_by',
  ],
  ['flow', LEDGER, 'written_by: step, choices', 'written_by: later_step, choices', 'state'],
  // What the program does, it does with an end of something else, and asks nobody.
  ['flow', FLOW, 'ends_with: { fields: [again_of], step: end }\n', '', 'steps/end/who'],
  ['flow', FLOW, 'step: end }', 'step: finish }', 'ends_with/step'],
  ['flow', FLOW, 'step: end }', 'step: over }', 'ends_with/step'],
  ['flow', FLOW, '{ fields: [again_of], step', '{ fields: [cost], step', 'ends_with/fields/0'],
  ['flow', FLOW, '    who: program\n', '    who: program\n    asks: { cost: required }\n', 'ends_with/step'],
  ['boundary', FLOW, 'title: 再修', 'title: 宗教信仰', 'steps/again/title'],
  [
    'field_rule',
    LEDGER,
    'title: 日期, required: true',
    'title: 日期, required: true, written_by: step',
    'fields/on/written_by',
  ],
  ['flow', LEDGER, 'reference: no', 'open: done_on\nreference: no', 'open'],
];

const add = ([file, text]: readonly [string, string]) => ({ file, put: text });
const sound = changed(tiny, Object.entries(SOUND).map(add));

test('a sound flow compiles, and its ledger is open until an end is reached', () => {
  const { pack, faults } = compilePack([sound], fieldTypes);
  assert.deepEqual(faults, []);
  const repair = pack?.ledgers.get('repair');
  assert.equal(repair?.flow?.steps.length, 5);
  assert.deepEqual(repair?.open?.kind === 'choice' ? repair.open.codes : null, ['open', 'work']);
});

for (const [kind, file, find, put, path] of VARIANTS)
  test(`${file} with ${put.split('\n').at(-1)?.trim()}: ${kind} at ${path}`, () => {
    const { pack, faults } = compilePack([changed(sound, [{ file, find, put }])], fieldTypes);
    assert.equal(pack, null);
    assert.ok(
      faults.some(
        (fault) => fault.kind === kind && fault.path === path && fault.line !== null && fault.hint !== '',
      ),
      JSON.stringify(
        faults.map(({ kind: one, path: at, message }) => [one, at, message]),
        null,
        1,
      ),
    );
  });

test('a field for steps without a flow, two flows of one ledger, and a flow twice are faults', () => {
  const kinds = (file: string, put: string | null) =>
    compilePack([changed(sound, [{ file, put }])], fieldTypes).faults.map(
      ({ kind, path }) => `${kind} ${path}`,
    );
  assert.ok(kinds(FLOW, null).includes('unknown_flow fields/first_due/written_by'));
  assert.deepEqual(kinds('flows/again.yaml', SOUND[FLOW] ?? ''), ['duplicate flow', 'duplicate of']);
});

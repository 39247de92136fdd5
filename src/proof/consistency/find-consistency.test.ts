import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aNumber, aText, onlyFinding, told } from '../testing/a-text.ts';
import { explain } from './explain.ts';
import { floorStates } from './kinds/floor.ts';

test('26.6, 17.7 and 55.7 per cent must not stand as 27, 18 and 56', () => {
  assert.deepEqual(told(aText(['甲占26.6%、乙占17.7%、丙占55.7%。'])), []);
  const rounded = onlyFinding(aText(['甲占27%、乙占18%、丙占56%。']));
  assert.deepEqual([rounded.kind, rounded.severity, rounded.mayExplain], ['parts', 'error', null]);
  assert.match(rounded.what, /27%、18%、56% 相加是 101%/u);
  assert.match(rounded.why, /四舍五入/u);
  assert.deepEqual(told(aText(['甲占27%、乙占18%、丙占56%（四舍五入）。'])), []);
  assert.match(onlyFinding(aText(['甲占37%、乙占18%、丙占56%。'])).why, /取整的误差也到不了/u);
  assert.deepEqual(told(aText(['甲占30%，比上年增长5%。'])), [], 'shares that are not meant to be all');
});

test('the same three as slots of a whole', () => {
  const relations = { wholes: [{ whole: 'S01', parts: ['S02', 'S03', 'S04'], complete: true }] };
  const numbers = (a: string, b: string, c: string, printed = (x: string) => x) => [
    aNumber('S01', '100', '%'),
    ...[a, b, c].map((value, index) => aNumber(`S0${index + 2}`, value, '%', { printed: printed(value) })),
  ];
  const words = ['合计[S01]%，甲[S02]%，乙[S03]%，丙[S04]%。'];
  assert.deepEqual(told(aText(words, numbers('26.6', '17.7', '55.7'), relations)), []);
  const round = (value: string): string => String(Math.round(Number(value)));
  assert.deepEqual(told(aText(words, numbers('26.6', '17.7', '55.7', round), relations)), [
    'parts error parts-print-S01-S02-S03-S04',
  ]);
  assert.deepEqual(told(aText(words, numbers('26.6', '17.7', '56.7'), relations)), [
    'parts error parts-S01-S02-S03-S04',
  ]);
});

test('19 and 20 reservoirs: both true, at different cut-off dates', () => {
  const byHand = onlyFinding(
    aText(['截至6月底，全省有大型水库19座，水质稳定。', '截至年底，全省有大型水库20座。']),
  );
  assert.deepEqual([byHand.kind, byHand.severity], ['cut_off', 'warning']);
  assert.match(byHand.what, /截至6月底19座、.*年底20座/u);
  assert.deepEqual(
    byHand.where.map(({ paragraph }) => paragraph),
    [2, 3],
  );
  const numbers = [
    aNumber('S01', '19', '个', { indicator: 'reservoirs', title: '大型水库', from: null, to: '2021-06-30' }),
    aNumber('S02', '20', '个', { indicator: 'reservoirs', title: '大型水库', from: null, to: '2021-12-31' }),
  ];
  assert.deepEqual(told(aText(['有水库[S01]个。', '有水库[S02]个。'], numbers)), [
    'cut_off warning cut-off-S01-S02',
  ]);
});

test('one concept with two values', () => {
  const numbers = [
    aNumber('S01', '19', '次', { indicator: 'x' }),
    aNumber('S02', '20', '次', { indicator: 'x' }),
  ];
  assert.deepEqual(told(aText(['[S01]次，[S02]次。'], numbers)), ['same_concept error same-concept-S01-S02']);
  const concepts = [{ title: '班子成员', slots: ['S01', 'S02'] }];
  const apart = [aNumber('S01', '19', '名'), aNumber('S02', '20', '名')];
  assert.deepEqual(told(aText(['[S01]名。'], apart, { concepts })), [
    'same_concept error same-concept-S01-S02',
  ]);
  const byHand = aText(
    ['全年开展监督检查[S01]次。', '过去一年开展监督检查35次。'],
    [aNumber('S01', '38', '次')],
  );
  assert.deepEqual(told(byHand), [], 'other words before it');
  const same = aText(['全年开展监督检查[S01]次。', '年内开展监督检查35次。'], [aNumber('S01', '38', '次')]);
  assert.match(told(same).join(), /^cut_off warning|^same_concept warning/u);
  const within = aText(
    ['开展监督检查[S01]次。', '开展监督检查30余次。'],
    [aNumber('S01', '38', '次', { printed: '30余' })],
  );
  assert.deepEqual(told(within), [], '30余 and 38 agree');
});

test('125.33 under two concepts', () => {
  const finding = onlyFinding(
    aText(['地方财政收入125.33亿元，增长8%。', '工业平稳。', '地方财政一般预算收入125.33亿元。']),
  );
  assert.deepEqual(
    [finding.kind, finding.severity, finding.mayExplain],
    ['one_value', 'warning', '报告起草单位'],
  );
  assert.match(finding.what, /“地方财政收入” 与 “地方财政一般预算收入” 是两个概念，数却同是 125.33亿元/u);
  const two = [aNumber('S01', '285', '套'), aNumber('S02', '285', '套')];
  assert.deepEqual(told(aText(['公寓[S01]套、宿舍[S02]套。'], two)), ['one_value warning one-value-S01-S02']);
  assert.deepEqual(
    told(aText(['公寓[S01]套。', '别的事。', '别的话。', '宿舍[S02]套。'], two)),
    [],
    'far apart',
  );
  const small = [aNumber('S01', '12', '套'), aNumber('S02', '12', '套')];
  assert.deepEqual(
    told(aText(['公寓[S01]套、宿舍[S02]套。'], small)),
    [],
    'small numbers are equal by chance',
  );
  const related = { wholes: [{ whole: 'S01', parts: ['S02'], complete: false }] };
  assert.deepEqual(told(aText(['公寓[S01]套，其中宿舍[S02]套。'], two, related)), []);
});

test('a state beside a year’s work says of when it is', () => {
  const numbers = [aNumber('S01', '5', '个', { from: null }), aNumber('S02', '7', '个')];
  assert.deepEqual(told(aText(['推开[S01]个村，新建[S02]个。'], numbers)), ['cut_off warning cut-off-P2-1']);
  assert.deepEqual(told(aText(['截至年底推开[S01]个村，年内新建[S02]个。'], numbers)), []);
  assert.deepEqual(told(aText(['推开[S01]个村。新建[S02]个。'], numbers)), []);
});

test('其中 is a part: 处分 lies within 问责', () => {
  const numbers = [aNumber('S01', '8', '人'), aNumber('S02', '9', '人'), aNumber('S03', '4', '起')];
  const finding = onlyFinding(aText(['查处[S03]起，问责[S01]人，其中处分[S02]人。'], numbers));
  assert.deepEqual(
    [finding.kind, finding.severity, finding.id, finding.where[0]?.slots],
    ['subset', 'error', 'subset-S01-S02', ['S01', 'S02']],
  );
  assert.deepEqual(
    told(aText(['问责[S02]人，其中处分[S01]人，引进人才90人。'], numbers)),
    [],
    'a comma ends it',
  );
  assert.deepEqual(told(aText(['问责5人，其中处分3人、诫勉6人。'])), ['subset error subset-P2-1-2-P2-1-14']);
  assert.deepEqual(told(aText(['检查30余次，其中暗访35次。'])), [], '30余 may be 38');
});

test('fewer people than cases is asked about', () => {
  const numbers = [aNumber('S01', '8', '人'), aNumber('S02', '9', '起')];
  const people_cases = [{ people: 'S01', cases: 'S02' }];
  assert.deepEqual(told(aText(['查处[S02]起[S01]人。'], numbers, { people_cases })), [
    'people_cases warning people-cases-S01-S02',
  ]);
  const rules = [
    { id: 'own', severity: 'warning' as const, message: '少', outcome: 'not_met' as const, values: {} },
  ];
  const both = { people_cases, rules: [{ id: 'own', slots: ['S02', 'S01'] }] };
  assert.deepEqual(
    told(aText(['查处[S02]起[S01]人。'], numbers, both, { rules })),
    ['rule warning own'],
    'said once',
  );
});

test('this year against what last year’s report planned, and what it said', () => {
  const lastIssued = { year: 2020, numbers: [{ slot: 'L10', title: '明年计划建设', value: '9' }] };
  const plans = [{ plan: 'L10', done: 'S01' }];
  const text = (value: string) =>
    aText(['建成[S01]套。'], [aNumber('S01', value, '套')], { plans }, { lastIssued });
  assert.match(onlyFinding(text('8')).what, /2020年度报告“明年计划建设”写明 9，今年S01“指标S01”是 8套/u);
  assert.deepEqual(told(text('9')), []);
  const basis = aText(
    ['[S01]个。'],
    [aNumber('S01', '8', '个')],
    {},
    {
      lastIssued: { year: 2020, numbers: [{ slot: 'S01', title: '村数', value: '11' }] },
      lastYear: new Map([['S01', '10']]),
    },
  );
  assert.deepEqual(told(basis), ['plan warning plan-basis-S01']);
});

test('a legal floor names the half-year that lacks a meeting, and shows the state where none does', () => {
  const floors = [
    {
      id: 'strict',
      obligation: '每半年至少召开1次常委会会议专题研究全面从严治党工作',
      slot: 'S01',
      each: 'half_year' as const,
      least: 1,
      periods: [
        { name: '上半年', value: 'h1' },
        { name: '下半年', value: 'h2' },
      ],
    },
  ];
  const text = (h1: string | null, h2: string) =>
    aText(
      ['专题研究[S01]次。'],
      [aNumber('S01', '2', '次')],
      { floors },
      {
        values: new Map([
          ['h1', h1],
          ['h2', h2],
        ]),
      },
    );
  assert.deepEqual(
    floorStates(text('1', '1')).map(({ words }) => words),
    ['每半年至少1次：上半年1次，下半年1次'],
  );
  assert.deepEqual(told(text('1', '1')), []);
  const lacking = onlyFinding(text('2', '0'));
  assert.deepEqual([lacking.kind, lacking.severity], ['floor', 'error']);
  assert.match(lacking.what, /^下半年没有达到/u);
  assert.deepEqual(lacking.values, { 上半年: '2', 下半年: '0' });
  assert.deepEqual(told(text(null, '0')), [], 'a missing count stops the report by itself');
});

test('silent units are named beside the sum; a note asks for no answer', () => {
  const more = {
    silentUnits: [
      { code: 'U1', name: '甲镇' },
      { code: 'U2', name: '乙局' },
    ],
  };
  const sums = [{ slot: 'S01', silent: ['U1'] }];
  const note = onlyFinding(aText(['办理[S01]件。'], [aNumber('S01', '10', '件')], { sums }, more));
  assert.deepEqual([note.kind, note.severity], ['silent', 'note']);
  assert.match(note.what, /不含全年没有一条记录的 1 个单位：甲镇/u);
});

test('sentences end where they end, also behind a number', () => {
  const numbers = [aNumber('S01', '5', '人次'), aNumber('S02', '9', '人次')];
  assert.deepEqual(told(aText(['谈话[S01]人次。其中约谈[S02]人次。'], numbers)), []);
});

test('an explanation is for a warning, once, by the office that may', () => {
  const findings = [
    { ...onlyFinding(aText(['问责5人，其中处分6人。'])) },
    onlyFinding(aText(['地方财政收入125.33亿元。', '地方财政一般预算收入125.33亿元。'])),
  ];
  const [wrong, warning] = findings;
  assert.ok(wrong && warning);
  const office = '报告起草单位';
  const say = (finding: string, more = {}) => ({ finding, text: '口径相同', by: '张三', office, ...more });
  assert.deepEqual(explain(findings, [say(warning.id)]).refused, []);
  assert.equal(explain(findings, [say(warning.id)]).findings[1]?.explanation?.by, '张三');
  for (const [bad, why] of [
    [[say('no-such')], /没有编号/u],
    [[say(wrong.id)], /须改正/u],
    [[say(warning.id), say(warning.id)], /两次/u],
    [[say(warning.id, { text: ' ' })], /空的/u],
    [[say(warning.id, { office: '市纪委' })], /由报告起草单位说明/u],
  ] as const)
    assert.match(explain(findings, bad).refused.join(), why);
});

import { migrationsOf } from '#kernel/db/index.ts';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { applyDefinitions } from '#engine/records/apply-definitions.ts';
import { fieldTypes } from '#fields/index.ts';
import { readPackDirectory } from '#engine/definitions/load-pack.ts';
import { tableOf } from '#engine/records/table.ts';
import { withScope, WHOLE_REGION } from '#kernel/db/index.ts';
import { compilePack } from '#model/compile/compile-pack.ts';
import { selectionScope } from '#model/compile/scope.ts';
import type { Expression, Path } from '#model/expression/ast.ts';
import { evaluateCondition, type NullRule } from '#model/expression/evaluate.ts';
import { typedExpression } from '#model/expression/typed.ts';
import type { Ledger } from '#model/pack/types.ts';
import { changed } from '#model/testing/pack-kit.ts';
import type { Value } from '#model/value.ts';
import { happenedOn, putRows, type TestRow } from '../../../test/builders/put-rows.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { SqlWriter } from './sql.ts';

const SOURCES = [
  migrationsOf('kernel/audit'),
  migrationsOf('engine/records'),
  migrationsOf('engine/files'),
  migrationsOf('engine/queries'),
];

const EVERYTHING = `ledger: everything
title: 各种字段
owner: unit
happened: day
identity: [no]
sensitivity: internal
fields:
  no: { type: integer, title: 编号, required: true }
  unit: { type: unit, title: 单位, required: true }
  day: { type: date, title: 日期 }
  other_day: { type: month, title: 月份 }
  at: { type: datetime, title: 时间 }
  until: { type: datetime, title: 截止 }
  whole: { type: integer, title: 整数 }
  money: { type: money_fen, title: 金额, money_unit: yuan }
  parts: { type: decimal, title: 小数 }
  share: { type: percent, title: 比例 }
  fiscal: { type: year, title: 年度 }
  words: { type: text, title: 文本 }
  flag: { type: boolean, title: 是否 }
  sign: { type: boolean, title: 标记 }
  kind: { type: choice, title: 类别, choices: { a: 甲, b: 乙, c: 丙 } }
  kinds: { type: choices, title: 多类, choices: { a: 甲, b: 乙, c: 丙 } }
  person: { type: person, title: 人员 }
  persons: { type: persons, title: 各人 }
  session: { type: ledger_ref, title: 学习, ledger: study_session }
`;
const source = changed(await readPackDirectory('test/fixtures/packs/tiny'), [
  { file: 'ledgers/everything.yaml', put: EVERYTHING },
]);
const { pack, faults } = compilePack([source], fieldTypes);
if (!pack) throw new Error(JSON.stringify(faults));
const ledgerOf = (id: string): Ledger => pack.ledgers.get(id) ?? assert.fail(id);
const everything = ledgerOf('everything');

const UNITS = [
  { code: 'U1', parent: null },
  { code: 'U2', parent: 'U1' },
  { code: 'U3', parent: 'U1' },
];
const WORDS = ["it's", 'a\\b', '全角　空格', '%_', '', 'A', 'a', '"', '😀'];
const DAYS = ['2020-12-31', '2021-01-01', '2021-03-31', '2021-04-01', '2021-12-31', '2022-01-01'];
const TIMES = [
  '2020-12-31T23:59',
  '2021-01-01T00:00',
  '2021-06-30T12:30',
  '2021-12-31T23:59',
  '2022-01-01T00:00',
];
const WHOLES: readonly (number | bigint)[] = [
  0,
  1,
  -1,
  7,
  2021,
  2147483647,
  9007199254740993n,
  -9223372036854775807n,
];
const DECIMALS = ['0', '0.5', '-0.000001', '2.5', '99999999999999.999999', '2021'];

/** Null one time in four: the rules for null are what is most easily got wrong. */
const orNull = <T extends Value>(values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...values), { freq: 3 });
const someOf = (values: readonly string[]): fc.Arbitrary<Value> =>
  fc.option(fc.subarray([...values]), { freq: 3 });

const rowsOfTest = fc.array(
  fc.record({
    unit: fc.constantFrom('U1', 'U2', 'U3', 'U9'),
    day: orNull(DAYS),
    other_day: orNull(['2020-12-01', '2021-01-01', '2021-12-01']),
    at: orNull(TIMES),
    until: orNull(TIMES),
    whole: orNull(WHOLES),
    money: orNull(WHOLES),
    parts: orNull(DECIMALS),
    share: orNull(DECIMALS),
    fiscal: orNull([2020, 2021]),
    words: orNull(WORDS),
    flag: orNull([true, false]),
    sign: orNull([true, false]),
    kind: orNull(['a', 'b', 'c']),
    kinds: someOf(['a', 'b', 'c']),
    person: orNull(['P1', 'P2', 'P3']),
    persons: someOf(['P1', 'P2']),
    session: orNull(['X1', 'X2', 'X3', 'X4']),
  }),
  { minLength: 80, maxLength: 80 },
);

const units: TestRow[] = [
  {
    status: 'accepted',
    values: { code: 'U1', name: "U1's", kind: 'municipal_committee', tags: ['key_enterprise'] },
  },
  { status: 'accepted', values: { code: 'U2', name: '乡', kind: 'township', parent: 'U1', tags: null } },
  // A unit that was voided is no unit: its attributes are unknown.
  { status: 'voided', values: { code: 'U3', name: '局', kind: 'department', parent: 'U1', tags: [] } },
];
const posts: TestRow[] = [
  ['P1', 'municipal_secretary', '2020-01-01', '2021-03-31', 'accepted'],
  ['P1', 'municipal_leader', '2021-03-31', null, 'accepted'],
  ['P2', 'municipal_leader', '2021-01-01', '2021-12-31', 'accepted'],
  ['P3', 'municipal_secretary', '2019-01-01', null, 'draft'],
].map(([code, role, from_on, to_on, status]) => ({
  status: status === 'draft' ? 'draft' : 'accepted',
  values: {
    code: code ?? null,
    name: '某人',
    unit: 'U1',
    post: '职务',
    roles: [role ?? ''],
    from_on: from_on ?? null,
    to_on: to_on ?? null,
  },
}));
const sessions: TestRow[] = (['accepted', 'draft', 'accepted'] as const).map((status, index) => ({
  status,
  values: {
    session_no: `X${index + 1}`,
    organiser: 'U1',
    held_on: DAYS[index + 1] ?? null,
    form: index === 0 ? 'lecture' : 'reading',
    brand: index === 0 ? "it's" : null,
    attended_count: index === 0 ? 2021 : null,
  },
}));

const NAMES = { year: 2021, parameters: new Map([['study_brand', "it's"]]) };
const NAMED: Readonly<Record<string, Value>> = {
  report_year: 2021,
  year_start: '2021-01-01',
  year_end: '2021-12-31',
  'param.study_brand': "it's",
};

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const pick = (...items: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...items);
const comparison = pick('==', '!=', '<', '<=', '>', '>=');
const equality = pick('==', '!=');
const compared = (operand: fc.Arbitrary<string>, op: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(operand, op, operand).map((parts) => parts.join(' '));

/** Expressions of the language as text; `joins` lets them go one step away from the row. */
function conditions(joins: boolean): fc.Arbitrary<string> {
  const far = (...items: string[]): string[] => (joins ? items : []);
  const literalNumber = pick(
    '0',
    '1',
    '-1',
    '2021',
    '2.5',
    '-0.000001',
    '9007199254740993',
    '99999999999999999999',
  );
  const date = pick(
    'day',
    'other_day',
    'date(2021, 4, 1)',
    'date(2021, 12, 31)',
    ...far('session.held_on', 'year_start', 'year_end', 'date(report_year, 1, 1)'),
  );
  const moment = pick('at', 'until');
  const numberField = pick(
    'whole',
    'money',
    'parts',
    'share',
    'fiscal',
    ...far('session.attended_count', 'report_year'),
  );
  const called = fc
    .tuple(pick('year', 'quarter', 'month'), fc.oneof(date, moment))
    .map(([fn, of]) => `${fn}(${of})`);
  const plain = fc.oneof(numberField, literalNumber, called);
  const number = fc.oneof(
    { weight: 3, arbitrary: plain },
    { weight: 1, arbitrary: fc.tuple(plain, pick('+', '-'), plain).map((parts) => parts.join(' ')) },
  );
  const text = fc.oneof(
    pick('words', ...far('session.brand', 'unit.name', 'param.study_brand')),
    fc.constantFrom(...WORDS).map(quoted),
  );
  const choice = pick('kind', "'a'", "'b'");
  const set = pick('kinds', 'persons', ...far('unit.tags'));
  const leaf = fc.oneof(
    compared(number, comparison),
    compared(text, equality),
    compared(date, comparison),
    compared(moment, comparison),
    compared(pick('flag', 'sign', 'true', 'false'), equality),
    fc.tuple(pick('kind'), equality, choice).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.oneof(set, text, date, moment, numberField, pick('kind', 'flag', 'person', 'unit')), equality)
      .map(([of, op]) => `${of} ${op} null`),
    fc
      .tuple(number, fc.array(literalNumber, { minLength: 1, maxLength: 3 }))
      .map(([of, list]) => `${of} in [${list.join(', ')}]`),
    fc
      .tuple(text, fc.array(fc.constantFrom(...WORDS).map(quoted), { minLength: 1, maxLength: 3 }))
      .map(([of, list]) => `${of} in [${list.join(', ')}]`),
    pick(
      "kind in ['a', 'c']",
      "'a' in kinds",
      "'c' in kinds",
      "'P1' in persons",
      'flag',
      'sign',
      'flag in [true]',
      "unit == 'U1'",
      "person != 'P1'",
      '1 == 1',
      'null == null',
      '(whole == 1) == flag',
      '(kind == null) != sign',
      '(day < date(2021, 4, 1)) == null',
    ),
    pick(
      'flag',
      ...far(
        "'municipal_secretary' in person.roles",
        "'municipal_leader' in person.roles",
        "unit.kind == 'township'",
        "unit.kind in ['municipal_committee', 'department']",
        "'key_enterprise' in unit.tags",
        "session.form == 'lecture'",
        "session.form != 'lecture'",
        'session.held_on == null',
      ),
    ),
  );
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      leaf,
      fc.tuple(tie('condition'), pick('&&', '||'), tie('condition')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('condition').map((of) => `!(${of})`),
    ),
  }));
  return condition;
}

const db = await testDatabase(SOURCES);
after(() => db.close());
await applyDefinitions(db, pack, new Date(0));
await putRows(db, ledgerOf('units'), units, UNITS);
await putRows(db, ledgerOf('posts'), posts, UNITS);
await putRows(db, ledgerOf('study_session'), sessions, UNITS);
const [sample = []] = fc.sample(rowsOfTest, { seed: 20211231, numRuns: 1 });
const rows: TestRow[] = sample.map((values, index) => ({
  status: 'accepted',
  values: { ...values, no: index + 1 },
}));
await putRows(db, everything, rows, UNITS);

/** What the pure evaluator sees of a row, by the contract's words. */
function valueAt(row: TestRow, { field, step }: Path): Value {
  const own = row.values[field.id] ?? null;
  if (step === null || own === null) return own;
  const among = (list: readonly TestRow[], key: string): TestRow | undefined =>
    list.find((one) => one.status === 'accepted' && one.values[key] === own);
  if (step.to === 'unit') return among(units, 'code')?.values[step.attribute.id] ?? null;
  if (step.to === 'ledger') return among(sessions, 'session_no')?.values[step.attribute.id] ?? null;
  const day = happenedOn(everything, row.values);
  const held = posts.filter(
    ({ status, values }) =>
      status === 'accepted' &&
      values['code'] === own &&
      day !== null &&
      String(values['from_on']) <= day &&
      ((values['to_on'] ?? null) === null || day < String(values['to_on'])),
  );
  return held.flatMap(({ values }) => (Array.isArray(values['roles']) ? values['roles'] : []));
}

async function agree(sources: readonly string[], rule: NullRule): Promise<void> {
  assert.ok(pack);
  const scope = {
    ...selectionScope(everything, pack.ledgers, pack.parameters, fieldTypes),
    ...(rule === 'unknown' ? { joins: null } : {}),
  };
  const expressions = sources.map((one): Expression => {
    const typed = typedExpression(one, scope, 'boolean');
    return 'expression' in typed ? typed.expression : assert.fail(`${one}: ${JSON.stringify(typed.faults)}`);
  });
  const roles = (role: string) =>
    posts
      .filter(
        ({ status, values }) =>
          status === 'accepted' && Array.isArray(values['roles']) && values['roles'].includes(role),
      )
      .map(({ values }) => ({
        person: String(values['code']),
        from: String(values['from_on']),
        to: values['to_on'] === null ? null : String(values['to_on']),
      }));
  const writer = new SqlWriter(everything, pack.ledgers, NAMES, roles);
  const columns = expressions.map((one) =>
    rule === 'false'
      ? `coalesce(${writer.conjuncts(one).join(' and ')}, false)`
      : `(${writer.condition(one, 'unknown')}) is not false`,
  );
  const { rows: answers } = await withScope(db, { region: 1, ...WHOLE_REGION }, (client) =>
    client.query<{ no: number; answers: boolean[] }>(
      `select t.no::int as no, array[${columns.join(', ')}] as answers from ${tableOf(everything)} t ${writer.joinList.join(' ')} order by 1`,
    ),
  );
  assert.equal(answers.length, rows.length);
  for (const [index, expression] of expressions.entries())
    for (const [position, row] of rows.entries()) {
      const environment = {
        path: (path: Path) => valueAt(row, path),
        name: (name: string) => NAMED[name] ?? null,
      };
      const result = evaluateCondition(expression, environment, rule);
      if (rule === 'false') assert.notEqual(result, null, sources[index]);
      const expected = rule === 'false' ? result === true : result !== false;
      assert.equal(
        answers[position]?.answers[index],
        expected,
        `${sources[index] ?? ''}\n${JSON.stringify(row.values, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))}`,
      );
    }
}

test('a selection chooses the same rows in SQL as in JavaScript', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(conditions(true), { minLength: 80, maxLength: 80 }), (sources) =>
      agree(sources, 'false'),
    ),
    { seed: 1, numRuns: 12, endOnFailure: true },
  );
});

test('a check of a row passes the same rows in SQL as in JavaScript', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(conditions(false), { minLength: 80, maxLength: 80 }), (sources) =>
      agree(sources, 'unknown'),
    ),
    { seed: 2, numRuns: 12, endOnFailure: true },
  );
});

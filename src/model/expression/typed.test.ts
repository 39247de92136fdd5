import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '../field.ts';
import { aField } from '../testing/field-kit.ts';
import type { ExpressionType } from './ast.ts';
import { fieldTypes } from '#fields/index.ts';
import type { ExpressionScope } from './scope.ts';
import { typedExpression } from './typed.ts';

const kinds = [
  { code: 'a', label: '甲' },
  { code: 'b', label: '乙' },
];
const fields = new Map<string, Field>(
  [
    aField('integer', { id: 'n' }),
    aField('money_fen', { id: 'm' }),
    aField('text', { id: 't' }),
    aField('date', { id: 'd' }),
    aField('datetime', { id: 'dt' }),
    aField('boolean', { id: 'f' }),
    aField('choice', { id: 'c', choices: kinds }),
    aField('choices', { id: 'cs', choices: kinds }),
    aField('persons', { id: 'ps' }),
    aField('unit', { id: 'u' }),
    aField('person', { id: 'p' }),
    aField('ledger_ref', { id: 'r', ledger: 'other' }),
  ].map((field) => [field.id, field]),
);
const names: Readonly<Record<string, ExpressionType>> = {
  report_year: 'number',
  year_end: 'date',
  'param.brand': 'text',
  S01: 'number',
  S02: 'number',
};
const scope: ExpressionScope = {
  field: (id) => fields.get(id),
  typeOf: ({ type }) => fieldTypes[type],
  joins: {
    unitAttribute: (id) => (id === 'kind' ? aField('choice', { id, choices: kinds }) : undefined),
    roles: aField('choices', { id: 'roles', choices: kinds }),
    ledgerField: (_ledger, id) => (id === 'd' ? aField('date', { id }) : undefined),
  },
  name: (name) => names[name],
  unitOf: (name) => ({ S01: 'person', S02: 'event' })[name],
};

test('what the language reads', () => {
  for (const source of [
    "n == 1 && m >= 10000000 || !(t == 'it\\'s' && f)",
    'n > -5 && n in [-1, 0, 1]',
    'n + 1 - m < 2.5',
    "c == 'a' && 'a' == c && c in ['a', 'b'] && c != null && null == c",
    "'a' in cs && 'P1' in ps && ps != null",
    "u.kind == 'a' && u == 'U1' && 'b' in p.roles && r.d <= year_end",
    'year(d) == report_year && quarter(d) == 1 && month(dt) <= 12',
    'd >= date(report_year, 7, 1) && d < date(2021, 12, 31)',
    't == param.brand',
    'f == true && (n == 1) == f',
  ]) {
    const typed = typedExpression(source, scope, 'boolean');
    assert.ok('expression' in typed, `${source}: ${JSON.stringify(typed)}`);
  }
});

/** What must not compile, with the kind of the first fault. */
const REFUSED: readonly (readonly [kind: string, source: string])[] = [
  ['type', 'n'],
  ['type', 't'],
  ['type', "n == '1'"],
  ['type', 't == 1'],
  ['type', "d == '2021-01-01'"],
  ['type', 'd == dt'],
  ['type', 'f == 1'],
  ['type', 'f > true'],
  ['type', "t > 'a'"],
  ['type', "c < 'b'"],
  ['type', 'c == 1'],
  ['type', 'c == t'],
  ['type', 'n < null'],
  ['type', 'null <= n'],
  ['type', 'n in []'],
  ['type', "n in [1, 'a']"],
  ['type', 'n in [null]'],
  ['type', "cs == 'a'"],
  ['type', "cs in ['a']"],
  ['type', "'a' in c"],
  ['type', '1 in cs'],
  ['type', 'p.roles == null'],
  ['type', 'p.roles != null'],
  ['type', 't + 1 > 2'],
  ['type', 'd - d == 0'],
  ['type', 'n && f'],
  ['type', '!n'],
  ['type', 'year(t) == 1'],
  ['type', 'date(2021, 2, 29) == d'],
  ['type', 'date(2021, 13, 1) == d'],
  ['type', 'date(0, 1, 1) == d'],
  ['type', 'date(2021, report_year, 1) == d'],
  ['type', 'n.x == 1'],
  ['unknown_field', 'x == 1'],
  ['unknown_field', 'u.name == 1'],
  ['unknown_field', 'r.n == 1'],
  ['unknown_parameter', "param.other == 't'"],
  ['unknown_code', "c == 'z'"],
  ['unknown_code', "c in ['a', 'z']"],
  ['unknown_code', "'z' in cs"],
  ['unknown_code', "'z' in p.roles"],
  ['unknown_code', "u.kind != 'z'"],
  ['unit', 'S01 + S02 > 1'],
  ['unit', 'S01 - 1 + S02 > 1'],
  ['syntax', ''],
  ['syntax', 'n = 1'],
  ['syntax', 'n === 1'],
  ['syntax', 'n * 2 == 4'],
  ['syntax', 'n / 2 == 4'],
  ['syntax', 'n % 2 == 0'],
  ['syntax', 'f ? f : f'],
  ['syntax', '-n == 1'],
  ['syntax', "-'a' == t"],
  ['syntax', 'n == 1.1234567'],
  ['syntax', 'n == 1u'],
  ['syntax', "t == b'x'"],
  ['syntax', "t == 'a\\u0000b'"],
  ['syntax', 'u.parent.kind == null'],
  ['syntax', "t.startsWith('a')"],
  ['syntax', 'size(cs) == 1'],
  ['syntax', 'cs[0] == null'],
  ['syntax', 't in cs'],
  ['syntax', 'n in [n]'],
  ['syntax', '[1, 2] == n'],
  ['syntax', '{"a": 1} == n'],
  ['syntax', "t == 'unclosed"],
  ['syntax', "t == 'a'; drop table x"],
  ['syntax', `${'!'.repeat(600)}f`],
  ['syntax', `t == '${'x'.repeat(4000)}'`],
];
for (const [kind, source] of REFUSED)
  test(`refused as ${kind}: ${source.slice(0, 60)}`, () => {
    const typed = typedExpression(source, scope, 'boolean');
    assert.ok('faults' in typed, 'it compiled');
    assert.equal(typed.faults[0]?.kind, kind, JSON.stringify(typed.faults));
  });

test('a check of a row sees only the row', () => {
  const row = { ...scope, joins: null };
  for (const source of ["u.kind == 'a'", "'a' in p.roles", 'r.d == null']) {
    const typed = typedExpression(source, row, 'boolean');
    assert.ok('faults' in typed && typed.faults[0]?.kind === 'type', source);
  }
});

test('both sides of && and || tell their faults', () => {
  const typed = typedExpression('x == 1 && (y == 2 || z == 3)', scope, 'boolean');
  assert.equal('faults' in typed && typed.faults.length, 3);
});

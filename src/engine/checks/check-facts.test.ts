import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aPack } from '../../../test/builders/the-pack.ts';
import type { Fact, Facts } from '#engine/queries/index.ts';
import { checkFacts } from './check-facts.ts';

const pack = await aPack();

type Values = Readonly<Record<string, string | null>>;

/** Facts and auxiliary values in which everything holds; single values are changed by `values`. */
function factsWith(values: Values): Facts {
  const good: Values = {
    S28: '0',
    S46: '1',
    S47: '2',
    S45: '3',
    C1: '9',
    C2: '5',
    C3: '100',
    C4: '3',
    deeds_also_problems: '0',
    ...values,
  };
  const valueOf = (id: string): string | null => (good[id] === undefined ? '5' : good[id]);
  const facts = pack.indicators.map(
    ({ slot, id, title, noun, unit, valueUnit }): Fact => ({
      slot,
      indicator: id,
      title,
      value: valueOf(slot),
      printed: valueOf(slot),
      valueUnit,
      unit,
      noun,
      rows: 0,
      missing: null,
    }),
  );
  return {
    year: 2021,
    facts,
    values: new Map(pack.values.map(({ id }) => [id, valueOf(id)])),
    lastYear: new Map([['collective_income_villages', valueOf('last')]]),
    parameters: new Map(),
    carried: new Map(),
  };
}

const outcomeOf = (id: string, values: Values): string | undefined =>
  checkFacts(pack, factsWith(values)).find((check) => check.id === id)?.outcome;

/** For every check: values that break it, and which of them is taken away in the third try. */
const BREAKS: Readonly<Record<string, Values>> = {
  'promoted-within-adjusted': { S13: '6' },
  'eight-rules-sanctioned-within': { S50: '6' },
  'eight-rules-admonished-within': { S51: '6' },
  'eight-rules-parts': { S50: '3', S51: '3' },
  'eight-rules-people-cases': { S49: '4' },
  'leads-confirmed-within': { S53: '6' },
  'mass-sanctioned-within': { S58: '6' },
  'mass-parts': { S58: '3', S59: '3' },
  'mass-people-cases': { S57: '4' },
  'umbrella-sanctioned-within': { S67: '6' },
  'umbrella-parts': { S67: '3', S68: '3' },
  'umbrella-people-cases': { S66: '4' },
  'circular-people-cases': { S70: '4' },
  'visits-within-checks': { S45: '2' },
  'visits-two-scopes': { S46: '2' },
  'ecology-townships-within': { S41: '6' },
  'safety-townships-within': { S60: '6' },
  'townships-same-base': { S41: '4' },
  'safety-members-within': { S61: '6' },
  'ecology-leaders-within': { S40: '6' },
  'filed-leaders-within': { S38: '6' },
  'reported-leaders-within': { S39: '6' },
  'leaders-same-base': { S38: '4' },
  'ecology-departments-within': { S42: '6' },
  'reported-in-within': { S34: '6' },
  'members-need-units': { S34: '0' },
  'villages-within': { S27: '6' },
  'yoy-recomputed': { S28: '0.0001' },
  'yoy-increase': { S28: '-0.0001' },
  'project-villages-within': { S21: '6' },
  'project-people': { S23: '0' },
  'deeds-problems-overlap': { deeds_also_problems: '1' },
  'estates-full-coverage': { S20: '4' },
  'strict-governance-floor': { S01: '1' },
  'strict-governance-h1': { strict_governance_h1: '0' },
  'strict-governance-h2': { strict_governance_h2: '0' },
  'hearing-floor': { S02: '0' },
  'study-floor': { study_quarter_min: '0' },
  'methods-nine': { C1: '8' },
  'groups-five': { C2: '6' },
  'leaders-one-community': { C3: '99.9999' },
  'elections-three': { C4: '2' },
};
/** Where the good values add up, the parts are small enough. */
const GOOD: Values = { S50: '2', S51: '3', S58: '2', S59: '3', S67: '2', S68: '3' };

test('every check of the pack is tried here', () => {
  assert.deepEqual(pack.checks.map((check) => check.id).toSorted(), Object.keys(BREAKS).toSorted());
});

for (const [id, values] of Object.entries(BREAKS))
  test(`check ${id}: met, not met, not evaluated`, () => {
    assert.equal(outcomeOf(id, GOOD), 'met');
    assert.equal(outcomeOf(id, { ...GOOD, ...values }), 'not_met');
    for (const name of Object.keys(values))
      assert.equal(outcomeOf(id, { ...GOOD, ...values, [name]: null }), 'not_evaluated', `without ${name}`);
  });

test('a year-on-year without last year is not evaluated', () => {
  assert.equal(outcomeOf('yoy-recomputed', { last: null }), 'not_evaluated');
  assert.equal(outcomeOf('yoy-recomputed', { last: '0' }), 'not_evaluated');
});

test('either part of an alternative may hold', () => {
  assert.equal(outcomeOf('members-need-units', { S34: '0', S35: '0' }), 'met');
  assert.equal(outcomeOf('project-people', { S23: '0', S21: '0' }), 'met');
  assert.equal(outcomeOf('study-floor', { S05: '3' }), 'not_met');
});

test('values are compared exactly, whatever they are printed as', () => {
  const huge = '90071992547409930000000';
  assert.equal(outcomeOf('promoted-within-adjusted', { S12: huge, S13: huge }), 'met');
  assert.equal(outcomeOf('promoted-within-adjusted', { S12: huge, S13: `${huge.slice(0, -1)}1` }), 'not_met');
});

test('a result tells the values that it was judged by', () => {
  const result = checkFacts(pack, factsWith({ S13: '7' })).find(
    (check) => check.id === 'promoted-within-adjusted',
  );
  assert.deepEqual(result?.values, { S13: '7', S12: '5' });
  assert.equal(result?.severity, 'error');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aField } from '#model/testing/field-kit.ts';
import { valueInWords } from './row-words.ts';

const WORDING = { unit: (code: string) => code, person: (code: string) => code };

test('the command line prints a percentage, a year, a month, a sum and a yes in the words of their type', () => {
  const told = (type: 'percent' | 'year' | 'month' | 'money_fen' | 'boolean', value: string): string =>
    valueInWords(value, aField(type), WORDING);
  assert.equal(told('percent', '85.5'), '85.5%');
  assert.equal(told('year', '2021'), '2021年');
  assert.equal(told('month', '2021-03-01'), '2021-03');
  assert.equal(told('boolean', 'true'), '是');
  assert.doesNotMatch(told('money_fen', '1234500'), /1234500/);
});

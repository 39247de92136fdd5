import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentedCodes, withErrorSection } from './error-document.ts';
import { defineErrors, isMingzeError } from './index.ts';

const demo = defineErrors('demo', {
  'DEMO-GONE': { status: 410, exitCode: 3, message: '第 {n} 项 {name} 不在', remedy: '请重选 {name}' },
});

test('an error carries code, status, exit code, filled sentences, details and cause', () => {
  const cause = new Error('inner');
  const error = demo.error('DEMO-GONE', { n: 2 }, cause);
  const is = [error, cause].flatMap((e: unknown) => [
    isMingzeError(e, 'DEMO-GONE'),
    isMingzeError(e, 'DEMO-OTHER'),
  ]);
  assert.deepEqual(is, [true, false, false, false]);
  assert.equal(error.message, '第 2 项 {name} 不在');
  assert.equal(error.remedy, '请重选 {name}');
  assert.deepEqual([error.status, error.exitCode, error.cause, error.details], [410, 3, cause, { n: 2 }]);
  assert.ok(Object.isFrozen(error.details));
});

test('a code has one owner and one form', () => {
  const entry = { status: 400, message: 'm', remedy: 'r' };
  assert.throws(() => defineErrors('thief', { 'DEMO-GONE': entry }), /belongs to demo/);
  assert.throws(() => defineErrors('careless', { gone: entry }), /write it like/);
});

test('the generated section is replaced and everything around it stays', () => {
  const once = withErrorSection('# Errors\n\nBefore.\n');
  assert.ok(documentedCodes(once).includes('DEMO-GONE'));
  assert.equal(withErrorSection(`${once}After.\n`), `${once}After.\n`);
});

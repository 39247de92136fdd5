import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countsFrom } from './begun.ts';

test('what fell due before the city began does not count; what falls due on that day or later does', () => {
  const counts = countsFrom('2022-01-10');
  assert.equal(counts({ due: '2022-01-09', to: '2021-12-31' }), false);
  assert.equal(counts({ due: '2022-01-10', to: '2021-12-31' }), true);
  assert.equal(counts({ due: null, to: '2021-12-31' }), false);
  assert.equal(counts({ due: null, to: '2022-03-31' }), true);
  assert.equal(countsFrom(null)({ due: '1999-01-01', to: '1999-01-01' }), true);
});

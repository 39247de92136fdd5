import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aField } from '#model/testing/field-kit.ts';
import type { Definition, ListedRow } from '../definition.ts';
import { asksForLast, prefillOf, type Writer } from './prefill.ts';

const FIELDS = [
  aField('unit', { id: 'owner' }),
  aField('choice', { id: 'kind', choices: [{ code: 'warning', label: '警告' }] }),
  aField('choice', { id: 'place', choices: [{ code: 'board', label: '公开栏' }], begin: 'last' }),
  aField('date', { id: 'found_on', begin: 'today' }),
  aField('date', { id: 'closed_on' }),
];
const definition = (sensitivity: 'internal' | 'sealed'): Definition =>
  ({ sensitivity, owner: 'owner', identity: [], fields: FIELDS }) as unknown as Definition;
const last = {
  values: { owner: 'U9', kind: 'warning', place: 'board', found_on: '2020-01-01', closed_on: '2020-02-02' },
} as unknown as ListedRow;
const WRITER: Writer = { unit: 'U1', today: '2021-03-05', last };

test('a form begins with my unit and what the definition says, and tells where each value comes from', () => {
  const { typed, origins } = prefillOf(definition('internal'), WRITER);
  assert.deepEqual(typed, { owner: 'U1', place: '公开栏', found_on: '2021-03-05' });
  assert.deepEqual(
    [...origins],
    [
      ['owner', 'unit'],
      ['place', 'last'],
      ['found_on', 'today'],
    ],
  );
  const fresh = prefillOf(definition('internal'), { ...WRITER, last: null });
  assert.deepEqual(fresh.typed, { owner: 'U1', found_on: '2021-03-05' });
});

test('in a sealed ledger nothing stands that nobody chose, and no other row is asked for', () => {
  assert.deepEqual(prefillOf(definition('sealed'), WRITER).typed, {});
  assert.equal(asksForLast(definition('sealed')), false);
  assert.equal(asksForLast(definition('internal')), true);
});

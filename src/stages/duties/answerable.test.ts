import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { WHOLE_REGION, within } from '#kernel/db/index.ts';
import { answerableFor, type Seat } from './answerable.ts';

const below = (path: string) => ({ lo: path, hi: `${path.slice(0, -1)}0` });
const UNITS = new Map([
  ['U1', 'U1/'],
  ['Z1', 'U1/Z1/'],
  ['C1', 'U1/Z1/C1/'],
  ['C2', 'U1/Z1/C2/'],
  ['J1', 'U1/J1/'],
]);
const office: Seat = { post: 'office', places: ['U1/'], reach: [WHOLE_REGION] };
const town: Seat = { post: 'town', places: ['U1/Z1/'], reach: [below('U1/Z1/')] };
const village: Seat = { post: 'village', places: ['U1/Z1/C1/'], reach: [below('U1/Z1/C1/')] };

test('the nearest post going up answers for a unit, both where there are two', () => {
  const twin = { ...village, post: 'twin' };
  assert.deepEqual(
    [...answerableFor(UNITS, [office, town, village, twin])],
    [
      ['office', ['U1', 'J1']],
      ['town', ['Z1', 'C2']],
      ['village', ['C1']],
      ['twin', ['C1']],
    ],
  );
});

test('a post beside the tree that may write everywhere answers for its own unit alone; a portfolio counts as a place', () => {
  const beside: Seat = { post: 'beside', places: ['U1/J1/'], reach: [WHOLE_REGION] };
  assert.deepEqual([...answerableFor(UNITS, [beside])], [['beside', ['J1']]]);
  const portfolio: Seat = { post: 'p', places: ['U1/J1/', 'U1/Z1/'], reach: [below('U1/Z1/')] };
  assert.deepEqual([...answerableFor(UNITS, [portfolio])], [['p', ['Z1', 'C1', 'C2']]]);
});

test('whoever is told may do it, whatever the posts', () => {
  const path = fc.constantFrom(...UNITS.values());
  const seats = fc.array(
    fc.record({
      post: fc.uuid(),
      places: fc.array(path, { minLength: 1, maxLength: 2 }),
      reach: fc.array(fc.oneof(path.map(below), fc.constant(WHOLE_REGION)), { maxLength: 2 }),
    }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(seats, (all) => {
      for (const [post, codes] of answerableFor(UNITS, all)) {
        const seat = all.find((one) => one.post === post);
        for (const code of codes) assert.ok(seat && within(UNITS.get(code) ?? '', seat.reach));
      }
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameFrom, listAddress, placeOf, recordAddress } from './way-back.ts';

const LIST =
  'year=2025&where=row_status%3Aeq%3Asubmitted&where=village%3Ain%3AC1%2CC2&sort=-found_on&from=40';

test('a record keeps the list that it was opened from: filter, order, year and place', () => {
  const address = recordAddress('public_problem', 'R', { list: LIST, at: 52 });
  const search = new URL(address, 'http://x').searchParams;
  assert.equal(search.get('year'), '2025');
  const from = cameFrom((name) => search.get(name));
  assert.deepEqual(from, { list: LIST, at: 52 });
  const back = new URL(listAddress('public_problem', from ?? { list: '', at: 0 }), 'http://x').searchParams;
  assert.deepEqual(back.getAll('where'), ['row_status:eq:submitted', 'village:in:C1,C2']);
  assert.deepEqual([back.get('sort'), back.get('year'), back.get('from')], ['-found_on', '2025', '53']);
  assert.equal(placeOf(LIST).one('where'), 'row_status:eq:submitted');
});

test('a record that was opened from elsewhere has no list', () => {
  assert.equal(
    cameFrom(() => null),
    null,
  );
  assert.equal(listAddress('x', { list: '', at: 0 }), '/ledgers/x');
});

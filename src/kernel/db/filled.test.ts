import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { testDatabase } from '../../../test/support/database.ts';
import { filled, type Literal } from './filled.ts';

const db = await testDatabase();
after(() => db.close());

/** A text as a database can hold it: without U+0000 and halves of characters. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => one.replaceAll('\0', ''));
const awkward = fc.constantFrom(
  "'",
  "''",
  '\\',
  "\\'; drop table x; --",
  '$1',
  '$$',
  '{',
  '"',
  'NULL',
  "E'",
  '\n',
  '—',
);
const word = fc.oneof(text, awkward);

test('a value as a literal is the value as a parameter', async () => {
  const values = fc.tuple(
    word,
    fc.option(word),
    fc.integer(),
    fc.boolean(),
    fc.uint8Array({ maxLength: 20 }),
    fc.array(fc.option(word), { maxLength: 4 }),
    fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
  );
  const sql =
    'select $1::text as a, $2::text as b, $3::bigint as c, $4::boolean as d, $5::bytea as e, $6::text[] as f, $7::timestamptz as g, - $3::bigint as h';
  await fc.assert(
    fc.asyncProperty(values, async (row) => {
      const asLiterals = await db.app.query(filled(sql, row as readonly Literal[]));
      const asParameters = await db.app.query(
        sql,
        row.map((one) => (one instanceof Uint8Array ? Buffer.from(one) : one)),
      );
      assert.deepEqual(asLiterals.rows, asParameters.rows);
    }),
    { seed: 5, numRuns: 200 },
  );
});

test('a place without a value, and U+0000, are refused', () => {
  assert.throws(() => filled('select $2', ['a']));
  assert.throws(() => filled('select $1', ['a\0b']));
  assert.throws(() => filled('select $1', [['a\0b']]));
});

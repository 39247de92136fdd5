// Two programs write the text of a row, PostgreSQL and we: random rows, and what is hard to write, must come out alike.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { hashOf } from '#proof/manifest/hashing.ts';
import { rowDigest } from '#proof/manifest/row-digest.ts';
import { withUpkeep } from '#kernel/db/with-upkeep.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import { columnTypeOf, tableOf } from '#engine/records/table.ts';
import { cityMaker } from '../../../test/support/a-city.ts';
import { ROW_TEXT_SETTING, rowTextSql } from './row-text-sql.ts';

const { aCity, close } = await cityMaker();
after(close);
const sha256 = hashOf('sha256') ?? assert.fail('no SHA-256');

const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom('"', '\\', '/', '\b', '\f', '\n', '\r', '\t', '\u0001', '\u001f', '\u007f'),
      maxLength: 8,
    }),
    fc.constantFrom(
      '',
      '𠮷田',
      '\u2028\u2029',
      '€\u0301',
      '＋',
      "'",
      '\ufeff',
      'ﬀ',
      'null',
      '{"a":1}',
      '\u{10ffff}',
    ),
    // No NUL: PostgreSQL cannot hold it, and the importer refuses it.
  )
  .map((one) => one.replaceAll('\u0000', ''));
const digits = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const day = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** A value for a column of this type, as it is bound, and as our own program writes it. */
function valueOf(
  type: string,
): fc.Arbitrary<{ readonly bound: Value; readonly written: string | readonly string[] }> {
  if (type === 'text[]')
    return fc.array(text, { maxLength: 5 }).map((list) => ({ bound: list, written: list }));
  if (type === 'date') return day.map((one) => ({ bound: one, written: one }));
  if (type.startsWith('timestamp'))
    return fc.tuple(day, fc.integer({ min: 0, max: 1439 })).map(([one, minute]) => {
      const at = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      return { bound: `${one}T${at}`, written: `${one} ${at}:00` };
    });
  if (type === 'boolean') return fc.boolean().map((one) => ({ bound: one, written: String(one) }));
  if (type === 'numeric')
    return fc.tuple(digits, fc.integer({ min: 0, max: 6 })).map(([number, places]) => {
      const sign = number < 0n ? '-' : '';
      const all = String(number < 0n ? -number : number).padStart(places + 1, '0');
      const cut = all.length - places;
      const one = `${sign}${all.slice(0, cut)}${places > 0 ? `.${all.slice(cut)}` : ''}`;
      return { bound: one, written: /^-0(?:\.0*)?$/.test(one) ? one.slice(1) : one };
    });
  if (type === 'smallint')
    return fc.integer({ min: -32768, max: 32767 }).map((n) => ({ bound: n, written: String(n) }));
  if (type === 'integer' || type === 'int')
    return fc.integer().map((n) => ({ bound: n, written: String(n) }));
  if (type === 'bigint') return fc.maxSafeInteger().map((n) => ({ bound: n, written: String(n) }));
  if (type === 'text') return text.map((one) => ({ bound: one, written: one }));
  throw new Error(`a column of type ${type} is not tried here`);
}

/** Ledgers that have a column of every type between them. */
function chosen(ledgers: ReadonlyMap<string, Ledger>): readonly Ledger[] {
  const seen = new Set<string>();
  return [...ledgers.values()].filter(({ kind, fields }) => {
    const fresh = kind === 'ledger' && fields.some((field) => !seen.has(columnTypeOf(field)));
    if (fresh) for (const field of fields) seen.add(columnTypeOf(field));
    return fresh;
  });
}

test('the digest of a row in SQL is the digest of the row here', async () => {
  const city = await aCity();
  const ledgers = chosen(city.pack.ledgers);
  assert.ok(ledgers.length >= 3, 'ledgers with columns of every type');
  for (const ledger of ledgers) {
    // A table of the same columns without its rules: what a cell may hold is not what is tried here.
    const columns = ledger.fields.map((field) => `"${field.id}" ${columnTypeOf(field)}`).join(', ');
    const sql = `select sha256(convert_to(${rowTextSql(ledger, '$1::bytea')}, 'UTF8')) as digest, t.n
      from digested_rows t order by t.n`;
    const cells = ledger.fields.map((field) =>
      fc.option(valueOf(columnTypeOf(field)), { nil: { bound: null, written: null }, freq: 4 }),
    );
    const row = fc.record({
      key: text,
      version: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
      id: fc.uuid(),
      values: fc.tuple(...cells),
    });
    const rows = fc.sample(row, { numRuns: 150, seed: 20_210_701 });
    await withUpkeep(city.db, city.scope, async (client) => {
      await client.query(ROW_TEXT_SETTING);
      await client.query(
        `create temp table digested_rows (n int, row_key text, row_version int, row_id uuid, ${columns}) on commit drop`,
      );
      const holders = ledger.fields.map((_, index) => `$${index + 5}`).join(', ');
      for (const [n, { key, version, id, values }] of rows.entries())
        await client.query(`insert into digested_rows values ($1, $2, $3, $4, ${holders})`, [
          n,
          key,
          version,
          id,
          ...values.map((one) => one.bound),
        ]);
      const secret = Buffer.alloc(32, 7);
      const found = await client.query<{ digest: Buffer; n: number }>(sql, [secret]);
      for (const [n, { key, version, id, values }] of rows.entries()) {
        const salt = createHash('sha256')
          .update(secret)
          .update(Buffer.from(id.replaceAll('-', ''), 'hex'))
          .digest('hex');
        const written = Object.fromEntries(
          ledger.fields.map((field, index) => [field.id, values[index]?.written ?? null]),
        );
        const due = rowDigest({ ledger: ledger.id, key, version, salt, values: written }, sha256);
        assert.deepEqual(
          found.rows[n]?.digest.toString('hex'),
          Buffer.from(due).toString('hex'),
          `${tableOf(ledger)} ${JSON.stringify({ key, version, written })}`,
        );
      }
    });
  }
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Cell } from '#model/cell.ts';
import { aContext, aField, messageOf, outcome } from '#model/testing/field-kit.ts';
import type { Value } from '#model/value.ts';
import { urlType } from './url.ts';
const FIELD = aField('url');
const CONTEXT = aContext();
const EMPTIES: readonly (readonly [Cell, Value])[] = [
  null,
  '',
  ' \u3000',
  '无',
  '—',
  '-',
  '－',
  '/',
  ' ／ ',
].map((c) => [c, null]);
const ACCEPTED: readonly (readonly [Cell, Value])[] = [
  ['https://www.example.gov.cn', 'https://www.example.gov.cn'],
  ['ＨＴＴＰ://a.cn:8080/x?y=1#z', 'HTTP://a.cn:8080/x?y=1#z'],
  ['http://例子.中国/页', 'http://例子.中国/页'],
];
const REFUSED: readonly (readonly [Cell, string])[] = [
  ['www.example.gov.cn', 'not_url'],
  ['ftp://a.cn/x', 'not_url'],
  ['https://', 'not_url'],
  ['/page', 'not_url'],
  ['javascript:alert(1)', 'not_url'],
  ['https://a.cn/a b', 'not_url'],
  ['https://a.cn/' + 'x'.repeat(500), 'too_long'],
  [{ error: '#REF!' }, 'cell_error'],
];

test('url: accepts what the contract names', () => {
  for (const [cell, value] of [...EMPTIES, ...ACCEPTED]) {
    assert.deepEqual(outcome(urlType, cell, FIELD, CONTEXT), value, JSON.stringify(cell));
  }
});

test('url: refuses the rest with a message', () => {
  for (const [cell, kind] of REFUSED) {
    assert.deepEqual(outcome(urlType, cell, FIELD, CONTEXT), { kind }, JSON.stringify(cell));
    assert.match(messageOf(urlType, cell, FIELD, CONTEXT), /请/);
  }
});

test('url: a written cell reads back to the same value', () => {
  fc.assert(
    fc.property(
      fc
        .webUrl({ validSchemes: ['http', 'https'] })
        .map((url) => url.normalize('NFKC'))
        .filter((url) => !/["<>]/.test(url)),
      (value) => {
        const written = urlType.toCell(value, FIELD);
        assert.deepEqual(urlType.parse(written, FIELD, CONTEXT), { value });
        assert.notEqual(urlType.format(value, FIELD), '');
      },
    ),
  );
  assert.equal(urlType.toCell(null, FIELD), null);
  assert.equal(urlType.format(null, FIELD), '');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELD_TYPES } from '#model/field.ts';
import { fieldTypes } from './index.ts';
import { columnTypes, toCopyText } from './server.ts';

test('the list holds every type of the contract under its own name, with a column type', () => {
  for (const name of FIELD_TYPES) {
    assert.equal(fieldTypes[name].type, name);
    assert.ok(columnTypes[fieldTypes[name].storage]);
  }
});

test('values are escaped for COPY text format', () => {
  assert.equal(toCopyText(null), '\\N');
  assert.equal(toCopyText('\\N'), '\\\\N');
  assert.equal(toCopyText('a\tb\nc\rd\\'), 'a\\tb\\nc\\rd\\\\');
  assert.equal(toCopyText(true), 't');
  assert.equal(toCopyText(9007199254740993n), '9007199254740993');
  assert.equal(toCopyText(['a', 'b"c', 'd\\e', 'NULL', 'x,y']), '{"a","b\\\\"c","d\\\\\\\\e","NULL","x,y"}');
  assert.equal(toCopyText([]), '{}');
});

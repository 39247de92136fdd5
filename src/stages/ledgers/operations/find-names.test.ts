import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNames } from './find-names.ts';
import { initials } from '#engine/records/spelling.ts';
import { foundBy, type Named } from './name-index.ts';

const named = (code: string, name: string, short = ''): Named => ({
  code,
  name,
  note: null,
  units: [code],
  found: foundBy(name, short === '' ? null : short),
});
const UNITS = [
  named('U1', '中共江河市委办公室', '市委办'),
  named('U2', '江河市财政局', '市财政局'),
  named('U3', '财政局家属院社区'),
  named('U4', '江河市城镇建设局'),
];
const codes = (typed: string): readonly string[] => findNames(UNITS, typed).map(({ code }) => code);

test('initials find a unit by its name, its short name, and inside of either', () => {
  assert.equal(initials('财政局'), 'czj');
  assert.deepEqual(codes('sczj'), ['U2', 'U4']);
  assert.deepEqual(codes('CZJ'), ['U3', 'U2', 'U4']);
  assert.deepEqual(codes('caizheng'), ['U3', 'U2']);
});

test('of names that fit alike the near ones come first', () => {
  const far = ([unit]: readonly string[]): number => (unit === 'U4' ? 0 : 1);
  const near = (typed: string): readonly string[] => findNames(UNITS, typed, far).map(({ code }) => code);
  assert.deepEqual(near(''), ['U4', 'U1', 'U2', 'U3']);
  assert.deepEqual(near('江河市'), ['U4', 'U2', 'U1']);
  // Nearer by its words is nearer than by its place.
  assert.deepEqual(near('sczj'), ['U2', 'U4']);
});

test('names, parts of names and codes find; what fits nothing finds nothing', () => {
  assert.deepEqual(codes('市委办'), ['U1']);
  assert.deepEqual(codes('财政'), ['U3', 'U2']);
  assert.deepEqual(codes('u4'), ['U4']);
  assert.deepEqual(codes('没有'), []);
  assert.equal(codes('').length, 4);
});

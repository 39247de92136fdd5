import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { breakTitle, widthInCharacters } from './break-title.ts';

test('a title that fits is not broken', () => {
  assert.deepEqual(breakTitle(['关于', '某事的报告'], 20), ['关于某事的报告']);
});

test('lines end where a piece ends, and are as even as can be', () => {
  const pieces = ['中共江河市委员会', '关于2021年度', '落实全面从严治党', '主体责任情况的报告'];
  assert.deepEqual(breakTitle(pieces, 20), [
    '中共江河市委员会关于2021年度',
    '落实全面从严治党主体责任情况的报告',
  ]);
  const longer = ['中共某某某某自治县级江河市委员会', ...pieces.slice(1)];
  assert.deepEqual(breakTitle(longer, 20), [
    '中共某某某某自治县级江河市委员会',
    '关于2021年度落实全面从严治党',
    '主体责任情况的报告',
  ]);
});

test('a piece that is too long is broken between characters, numbers and marks kept together', () => {
  const lines = breakTitle(
    ['关于贯彻落实《党委（党组）落实全面从严治党主体责任规定》2021年度情况的报告'],
    20,
  );
  assert.deepEqual(lines, ['关于贯彻落实《党委（党组）落实全面从', '严治党主体责任规定》2021年度情况的报告']);
});

test('nothing is lost, no line is too wide, none holds a single character', () => {
  const piece = fc.stringMatching(/^[一-龥a-z0-9]{1,12}$/);
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const lines = breakTitle(pieces, 20);
      assert.equal(lines.join(''), pieces.join(''));
      for (const line of lines) {
        assert.ok(
          lines.length === 1 || (widthInCharacters(line) <= 20 && widthInCharacters(line) >= 2),
          line,
        );
      }
    }),
    { numRuns: 200 },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { holdsIdentityNumber } from './identity-number.ts';

// The example of GB 11643-1999 itself, and its like with X.
const CASES: readonly (readonly [string, boolean, string])[] = [
  ['11010519491231002X', true, 'the example of the standard'],
  ['440524188001010014', false, 'a birth in 1880 is nobody’s'],
  ['身份证11010519491231002x，见附件', true, 'within a sentence, in small letters'],
  ['１１０１０５１９４９１２３１００２Ｘ', true, 'in full-width characters'],
  ['110105194912310021', false, 'a wrong check character: a document number'],
  ['11010519491331002X', false, 'no thirteenth month'],
  ['911101051949123100', false, 'the number of an organisation'],
  ['1110105194912310020', false, 'nineteen digits'],
  ['江办〔2021〕第110105号', false, 'a document'],
];

for (const [text, holds, why] of CASES)
  test(`${text}: ${why}`, () => {
    assert.equal(holdsIdentityNumber(text), holds);
  });

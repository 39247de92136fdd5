/** Seventeen digits and a check character that stand by themselves: region, day of birth, order, check. */
const CANDIDATE = /(?<![0-9A-Za-z])\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dXx](?![0-9A-Za-z])/g;
/** GB 11643-1999, by ISO 7064 MOD 11-2. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';

/**
 * Whether a text holds the identity number of a person: records tell of units and of officials in office, and never need one
 * (architecture.md, Boundaries). Only what is right to its last character counts, so that a document number passes.
 */
export function holdsIdentityNumber(text: string): boolean {
  for (const [number, , month, day] of text.normalize('NFKC').matchAll(CANDIDATE)) {
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) continue;
    const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number[at]), 0);
    if (CHECKS[sum % 11] === number[17]?.toUpperCase()) return true;
  }
  return false;
}

/** Why a text with such a number is refused, and what to do. */
export const NO_IDENTITY_NUMBER = '含有身份证号码：记录写单位履职和公务，不写个人信息，请删去号码';

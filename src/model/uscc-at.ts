import { usccCheckCharacter } from './uscc.ts';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/**
 * A valid credit code for the synthetic enterprise with this number: right check digits, and the area code 000000,
 * which no place has. Different numbers below 100 million give different codes.
 */
export function usccAt(number: number): string {
  // An odd multiplier permutes the numbers, so that neighbours do not look alike.
  const body = String((number * 7_654_321 + 12_345) % 100_000_000).padStart(8, '0');
  let sum = 0;
  for (const [at, weight] of WEIGHTS.entries()) sum += Number(body[at]) * weight;
  const rest = 11 - (sum % 11);
  const code = `91000000${body}${rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)}`;
  return code + usccCheckCharacter(code);
}

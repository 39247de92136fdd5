/** The digits in which the database gives a 64-bit integer as the program holds it: a number when safe, else a bigint. */
export function storedInteger(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

const MIN_64 = -(2n ** 63n);
const MAX_64 = 2n ** 63n - 1n;

/**
 * A canonical decimal without a fraction as the program holds integers: number when safe, bigint above.
 * @returns null when it does not fit 64 bits.
 */
export function integerValue(decimal: string): number | bigint | null {
  if (decimal.length <= 15) return Number(decimal);
  const big = BigInt(decimal);
  if (big < MIN_64 || big > MAX_64) return null;
  const number = Number(big);
  return Number.isSafeInteger(number) ? number : big;
}

/** The number a number cell can hold without loss (15 digits), or null: then the cell must be a text. */
export function cellNumber(decimal: string): number | null {
  return decimal.replace(/[-.]/g, '').replace(/^0+/, '').length <= 15 ? Number(decimal) : null;
}

/**
 * A cell as a file gave it, before normalisation. CSV gives strings and null only.
 * `date` is what an Excel date cell shows: "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM:SS".
 * `percent` is the stored number of a cell with a percentage format (0.855 shows as 85.5 %).
 * `error` is an Excel error such as "#REF!", or NOT_CALCULATED; it is never a value.
 * `number` with `shown` is a number whose format shows more than its digits: 00123, 12.5万元. `scaled`: the format shows the
 * number divided, so that the digits seen are not the number.
 */
export type Cell =
  | null
  | string
  | number
  | boolean
  | { readonly date: string }
  | { readonly percent: number }
  | { readonly number: number; readonly shown: string; readonly scaled: boolean }
  | { readonly error: string };

/** The error of a formula whose result the file does not hold. */
export const NOT_CALCULATED = '公式未计算';

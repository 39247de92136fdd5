const DIGITS = '零一二三四五六七八九';

/** The numeral of a heading: 1 → 一, 10 → 十, 27 → 二十七. For 1 to 99. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return head + (ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? ''));
}

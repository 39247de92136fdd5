const DIGITS = '〇一二三四五六七八九';

/**
 * A text with its digits as ASCII ones: ２０２１ and 二〇二一 (also 二零二一, 二O二一) as 2021. Numerals with a scale stay as
 * they are read digit by digit: only years and numbers of documents are written so.
 */
export function withPlainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/(?<=[\d一二三四五六七八九〇零])[Oo○](?=[\d一二三四五六七八九〇零年]|$)/gu, '0')
    .replaceAll('零', '〇')
    .replaceAll(/[〇一二三四五六七八九]/gu, (sign) => String(DIGITS.indexOf(sign)));
}

/** The year that words name and nothing else, with or without 年: 2021, 二〇二一年; null when they name none. */
export function writtenYear(words: string): number | null {
  const year = /^((?:19|20)\d\d)\s*年?$/u.exec(withPlainDigits(words.trim()))?.[1];
  return year === undefined ? null : Number(year);
}

/** Whether a value is a year, or holds the number of that one, in whatever digits: a year later it is wrong. */
export function namesYear(value: string, year: number): boolean {
  return writtenYear(value) !== null || withPlainDigits(value).includes(String(year));
}

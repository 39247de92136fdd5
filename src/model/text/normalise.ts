import { withoutInvisible } from './invisible.ts';

/** Texts of these characters only are already NFKC: ASCII, the usual Chinese marks, unified ideographs. */
const ALREADY_NFKC = /^[\t\n\r\x20-\x7e\u2014\u201c\u201d\u3001\u3002\u4e00-\u9fff]*$/;
const EMPTY_MARKS: ReadonlySet<string> = new Set(['', '无', '—', '-', '/']);

/**
 * The form in which a text is compared: without invisible characters, NFKC, outer white space removed. Keys, codes,
 * numbers, dates and choices are also read in this form; every other text is stored as written (`writtenText`).
 * Millions of cells are ASCII or plain Chinese, so the costly NFKC runs only when it could matter.
 */
export function normaliseText(text: string): string {
  return (ALREADY_NFKC.test(text) ? text : withoutInvisible(text).normalize('NFKC')).trim();
}

/**
 * The form in which a text is stored: every visible character as written. Outer white space, invisible characters and
 * the kind of line end carry no meaning; they are left out.
 */
export function writtenText(text: string): string {
  return withoutInvisible(text)
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .trim();
}

/** True when a normalised text stands for "nothing": empty, or one of 无 — - / alone. */
export function isEmptyMark(normalised: string): boolean {
  return normalised.length < 2 && EMPTY_MARKS.has(normalised);
}

/** A normalised text in the form in which names are compared: “ and ” equal ". */
export function foldQuotes(normalised: string): string {
  return /[\u201c\u201d]/.test(normalised) ? normalised.replace(/[\u201c\u201d]/g, '"') : normalised;
}

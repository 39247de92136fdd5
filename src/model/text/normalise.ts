/** Texts of these characters only are already NFKC: ASCII, the usual Chinese marks, unified ideographs. */
const ALREADY_NFKC = /^[\t\n\r\x20-\x7e\u2014\u201c\u201d\u3001\u3002\u4e00-\u9fff]*$/;
const EMPTY_MARKS: ReadonlySet<string> = new Set(['', '无', '—', '-', '/']);

/**
 * A text as the contract compares and stores it: NFKC, outer white space removed.
 * Millions of cells are ASCII or plain Chinese, so the costly NFKC is asked for only when it could matter.
 */
export function normaliseText(text: string): string {
  return (ALREADY_NFKC.test(text) ? text : text.normalize('NFKC')).trim();
}

/** True when a normalised text stands for "nothing": empty, or one of 无 — - / alone. */
export function isEmptyMark(normalised: string): boolean {
  return normalised.length < 2 && EMPTY_MARKS.has(normalised);
}

/** A normalised text as names are compared: “ and ” equal ". */
export function foldQuotes(normalised: string): string {
  return /[\u201c\u201d]/.test(normalised) ? normalised.replace(/[\u201c\u201d]/g, '"') : normalised;
}

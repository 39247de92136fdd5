import type { Piece } from './expected-text.ts';

/** A difference of a paragraph from the expected one. */
export interface Difference {
  /** Numbers within the difference. */
  readonly slots: readonly string[];
  readonly expected: string;
  readonly actual: string;
}

/**
 * Describes how the words of a paragraph differ. Where the words around the numbers are unchanged, each changed number
 * is a difference of its own; otherwise the stretch from the first to the last difference.
 */
export function compareParagraph(pieces: readonly Piece[], actual: string): readonly Difference[] {
  const expected = pieces.map((piece) => piece.words).join('');
  if (expected === actual) return [];
  return numbersChanged(pieces, actual) ?? [stretchChanged(pieces, expected, actual)];
}

/** Reads the numbers between the words; null when the words are not the expected ones. */
function numbersChanged(pieces: readonly Piece[], actual: string): readonly Difference[] | null {
  const differences: Difference[] = [];
  let at = 0;
  for (const [index, { words, slot }] of pieces.entries()) {
    if (slot === null) {
      if (!actual.startsWith(words, at)) return null;
      at += words.length;
      continue;
    }
    const next = pieces[index + 1];
    // Between two adjacent numbers the boundary is unknown.
    if (next && next.slot !== null) return null;
    const end = next ? actual.indexOf(next.words, at) : actual.length;
    if (end < 0) return null;
    const shown = actual.slice(at, end);
    if (shown !== words) differences.push({ slots: [slot], expected: words, actual: shown });
    at = end;
  }
  return at === actual.length ? differences : null;
}

/** Words shown on either side of a difference. */
const CONTEXT = 8;

function stretchChanged(pieces: readonly Piece[], expected: string, actual: string): Difference {
  const shorter = Math.min(expected.length, actual.length);
  let start = 0;
  while (start < shorter && expected[start] === actual[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && expected[expected.length - 1 - tail] === actual[actual.length - 1 - tail])
    tail += 1;
  const slots: string[] = [];
  let at = 0;
  for (const { words, slot } of pieces) {
    const touches = at <= expected.length - tail && at + words.length >= start;
    if (slot !== null && touches && !slots.includes(slot)) slots.push(slot);
    at += words.length;
  }
  const cut = (text: string): string =>
    text.slice(Math.max(0, start - CONTEXT), Math.max(start, text.length - tail) + CONTEXT);
  return { slots, expected: cut(expected), actual: cut(actual) };
}

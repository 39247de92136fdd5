/** A piece of a sentence with known words and open slots. */
export type PatternPiece =
  | { readonly kind: 'text'; readonly text: string }
  /** `printed` null: any numeral matches. */
  | { readonly kind: 'fact'; readonly name: string; readonly printed: string | null }
  | { readonly kind: 'parameter'; readonly name: string };

/** A slot of a pattern with its place in the matched words. */
export interface MatchedSlot {
  readonly kind: 'fact' | 'parameter';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence with fewer words of its own would match sentences about other things. */
const LEAST_WORDS = 6;
const LONGEST_NAME = 60;
const NUMERAL = /^[\p{N}〇零一二两三四五六七八九十百千万亿点.．,，余多xX×＊*○]{1,24}$/u;

/** The sentences of a paragraph, each as its pieces; those with too few words are left out. */
export function patternsOf(pieces: readonly PatternPiece[]): readonly (readonly PatternPiece[])[] {
  const sentences: PatternPiece[][] = [[]];
  for (const piece of pieces) {
    if (piece.kind !== 'text') sentences.at(-1)?.push(piece);
    else
      for (const { words } of sentencesIn(piece.text)) {
        if (words !== '') sentences.at(-1)?.push({ kind: 'text', text: words });
        if (/[。！？；]$/u.test(words)) sentences.push([]);
      }
  }
  return sentences.filter(
    (sentence) =>
      sentence.some(({ kind }) => kind !== 'text') &&
      sentence.reduce((sum, one) => sum + (one.kind === 'text' ? one.text.length : 0), 0) >= LEAST_WORDS,
  );
}

/** The sentences of a stretch of words, with where each begins. */
export function sentencesIn(text: string): readonly { readonly start: number; readonly words: string }[] {
  let at = 0;
  return text.split(/(?<=[。！？；\n])/u).map((words) => {
    const start = at;
    at += words.length;
    return { start, words };
  });
}

/**
 * Matches a pattern: the places of its slots in a sentence, when everything else is equal. Each text is searched once,
 * from the left, so that the time is linear in the sentence.
 * @returns null for another sentence
 */
export function matchPattern(words: string, pieces: readonly PatternPiece[]): readonly MatchedSlot[] | null {
  const slots: MatchedSlot[] = [];
  let open: Exclude<PatternPiece, { kind: 'text' }> | null = null;
  let at = 0;
  const close = (end: number): boolean => {
    if (open === null) return end === at;
    const { kind, name } = open;
    slots.push({ kind, name, start: at, end });
    return fits(open, words.slice(at, end));
  };
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind !== 'text') {
      // The boundary between two adjacent slots is unknown.
      if (open !== null) return null;
      open = piece;
      continue;
    }
    const isLast = index === pieces.length - 1;
    const found: number =
      open === null ? at : isLast ? words.length - piece.text.length : words.indexOf(piece.text, at + 1);
    if (found < at || !words.startsWith(piece.text, found) || !close(found)) return null;
    open = null;
    at = found + piece.text.length;
  }
  return close(words.length) ? slots : null;
}

function fits(slot: Exclude<PatternPiece, { kind: 'text' }>, words: string): boolean {
  if (slot.kind === 'parameter') return words.trim() !== '' && words.length <= LONGEST_NAME;
  return slot.printed === null ? NUMERAL.test(words) : slot.printed === words;
}

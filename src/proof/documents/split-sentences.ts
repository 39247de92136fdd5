/** A stretch of a paragraph: words, or the printed form of a number. */
export interface Stretch {
  readonly words: string;
  /** Null: words of the text. */
  readonly slot: string | null;
}

/** A sentence, with the numbers in it and where in its words each begins. */
export interface SplitSentence {
  readonly words: string;
  readonly numbers: readonly { readonly slot: string; readonly start: number }[];
}

const END = /[。！？；]$/u;

/**
 * The sentences of a paragraph: each ends with 。！？ or ；, and the last with the paragraph. Every message that names
 * “第3段第2句” counts with this function; a number may begin a sentence like a word.
 */
export function splitSentences(stretches: readonly Stretch[]): readonly SplitSentence[] {
  const sentences: { words: string; numbers: { slot: string; start: number }[] }[] = [];
  for (const { words, slot } of stretches)
    for (const part of slot === null ? words.split(/(?<=[。！？；])/u) : [words]) {
      if (part === '') continue;
      let last = sentences.at(-1);
      if (!last || END.test(last.words)) sentences.push((last = { words: '', numbers: [] }));
      if (slot !== null) last.numbers.push({ slot, start: last.words.length });
      last.words += part;
    }
  return sentences;
}

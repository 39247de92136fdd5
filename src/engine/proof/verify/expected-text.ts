import type { DocumentInline, OfficialDocument } from '#engine/documents/document-model.ts';

/** A stretch of a paragraph: words, or the printed form of a number. */
export interface Piece {
  readonly words: string;
  readonly slot: string | null;
}

/** A sentence that has numbers, for what is told of it. */
export interface Sentence {
  /** “第3段第2句” */
  readonly place: string;
  readonly words: string;
  readonly slots: readonly string[];
}

/** The stretches of a paragraph. */
export function piecesOf(inlines: readonly DocumentInline[]): readonly Piece[] {
  return inlines.map((inline) =>
    inline.kind === 'text' ? { words: inline.text, slot: null } : { words: inline.printed, slot: inline.id },
  );
}

/** The sentences of a paragraph; those of the text end with 。！？ or ；. @param number of the paragraph, from 1 */
export function sentencesOf(pieces: readonly Piece[], number: number): readonly Sentence[] {
  const sentences: { words: string; slots: string[] }[] = [{ words: '', slots: [] }];
  for (const { words, slot } of pieces) {
    const parts = slot === null ? words.split(/(?<=[。！？；])/u) : [words];
    for (const part of parts) {
      if (/[。！？；]$/u.test(sentences.at(-1)?.words ?? '')) sentences.push({ words: '', slots: [] });
      const last = sentences.at(-1);
      if (!last) continue;
      last.words += part;
      if (slot !== null) last.slots.push(slot);
    }
  }
  return sentences
    .filter(({ words }) => words !== '')
    .map(({ words, slots }, index) => ({ place: `第${number}段第${index + 1}句`, words, slots }));
}

/** The numbers of a document in the order of its text. */
export function numbersOf(document: OfficialDocument): readonly { id: string; printed: string }[] {
  return document.blocks.flatMap(({ inlines }) =>
    inlines.flatMap((piece) => (piece.kind === 'fact' ? [{ id: piece.id, printed: piece.printed }] : [])),
  );
}

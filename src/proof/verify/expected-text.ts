import type { DocumentInline, OfficialDocument } from '../documents/document-model.ts';
import { splitSentences, type Stretch } from '../documents/split-sentences.ts';

/** A stretch of a paragraph, as its sentences are split. */
export type Piece = Stretch;

/** A sentence with numbers, for messages. */
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

/** The sentences of a paragraph, as they are told. @param number of the paragraph, from 1 */
export function sentencesOf(pieces: readonly Piece[], number: number): readonly Sentence[] {
  return splitSentences(pieces).map(({ words, numbers }, index) => ({
    place: `第${number}段第${index + 1}句`,
    words,
    slots: numbers.map(({ slot }) => slot),
  }));
}

/** The numbers of a document in the order of its text. */
export function numbersOf(document: OfficialDocument): readonly { id: string; printed: string }[] {
  return document.blocks.flatMap(({ inlines }) =>
    inlines.flatMap((piece) => (piece.kind === 'fact' ? [{ id: piece.id, printed: piece.printed }] : [])),
  );
}

import {
  type DeclaredLiteral,
  judgeQuantities,
  type Quantity,
  type SourcedText,
} from '#proof/quantities/judge-quantities.ts';
import { atomsOf } from './editor/atoms.ts';
import type { QuantityMark } from './editor/quantity-marks.ts';
import type { ChipWords } from './editor/words.ts';

/** A stretch of a paragraph with its place in the stored text. */
interface Placed extends SourcedText {
  readonly from: number;
  readonly to: number;
}

/** A quantity of a text with its place in the stored text. */
export interface PlacedQuantity extends Quantity {
  readonly from: number;
  readonly to: number;
}

/**
 * The quantities of a text, judged by the same function as for the page, the signature and the issue.
 * @param paragraphs whether the text has paragraphs; a title has none, and | marks where it may be broken
 */
export function quantitiesIn(
  text: string,
  paragraphs: boolean,
  words: ChipWords,
  declared: readonly DeclaredLiteral[],
): readonly PlacedQuantity[] {
  const blocks = paragraphs ? blocksOf(text, words) : [piecesOf(text, 0, words, /\|/)];
  return judgeQuantities(blocks, declared).map((quantity) => ({
    ...quantity,
    ...placeOf(blocks[quantity.block] ?? [], quantity),
  }));
}

/** The unproven numbers in the words, for the marks of an editor. */
export function marksOf(...given: Parameters<typeof quantitiesIn>): readonly QuantityMark[] {
  return quantitiesIn(...given).flatMap(({ standing, declared: by, from, to }): readonly QuantityMark[] => {
    if (standing !== 'unproven' && standing !== 'declared') return [];
    return [{ from, to, standing, title: by === null ? '没有来历的数字' : `不由记录得出：${by.reason}` }];
  });
}

/** The lines of a paragraph are joined: a number may begin on one and end on the next. */
function blocksOf(text: string, words: ChipWords): readonly (readonly Placed[])[] {
  const blocks: Placed[][] = [];
  let from = 0;
  let open = false;
  for (const line of text.split('\n')) {
    const mark = line.startsWith('#') ? (/^#+\s*/.exec(line)?.[0].length ?? 0) : 0;
    const said = line.slice(mark).trim();
    if (said !== '') {
      const pieces = piecesOf(said, from + line.indexOf(said, mark), words, null);
      if (open && mark === 0) blocks.at(-1)?.push(...pieces);
      else blocks.push([...pieces]);
    }
    open = said !== '' && mark === 0;
    from += line.length + 1;
  }
  return blocks;
}

function piecesOf(text: string, from: number, words: ChipWords, skipped: RegExp | null): readonly Placed[] {
  const pieces: Placed[] = [];
  const plain = (start: number, end: number): void => {
    for (let at = start; at < end; ) {
      const next = skipped === null ? -1 : text.slice(at, end).search(skipped);
      const to = next === -1 ? end : at + next;
      if (to > at)
        pieces.push({ kind: 'text', name: '', text: text.slice(at, to), from: from + at, to: from + to });
      at = next === -1 ? end : to + 1;
    }
  };
  let at = 0;
  for (const atom of atomsOf(text, false)) {
    if (atom.kind !== 'number' && atom.kind !== 'name') continue;
    plain(at, atom.from);
    const chip = (atom.kind === 'number' ? words.numbers : words.names).get(atom.word);
    const kind = atom.kind === 'number' ? 'fact' : 'parameter';
    const shown = chip?.printed ?? (kind === 'fact' ? '　' : '');
    pieces.push({ kind, name: atom.word, text: shown, from: from + atom.from, to: from + atom.to });
    at = atom.to;
  }
  plain(at, text.length);
  return pieces;
}

function placeOf(
  pieces: readonly Placed[],
  { start, end }: Pick<Quantity, 'start' | 'end'>,
): { readonly from: number; readonly to: number } {
  let at = 0;
  let [from, to] = [-1, -1];
  for (const piece of pieces) {
    const next = at + piece.text.length;
    const inside = (offset: number): number => (piece.kind === 'text' ? piece.from + offset - at : -1);
    if (from === -1 && start < next) from = inside(start) === -1 ? piece.from : inside(start);
    if (to === -1 && end <= next) to = inside(end) === -1 ? piece.to : inside(end);
    at = next;
  }
  return { from, to };
}

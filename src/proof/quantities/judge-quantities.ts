import { findQuantities, type QuantitySpan } from './find-quantities.ts';
import { placesOf } from './places-of.ts';

/** Version of the rules for quantities; it changes whenever a text may get another result (docs/manifest.md). */
export const QUANTITIES_METHOD = 'mingze-quantities/3';
/** Methods of earlier reports: each finds fewer quantities than the next, and none that the next does not find. */
export const EARLIER_METHODS: readonly string[] = ['mingze-quantities/1', 'mingze-quantities/2'];

/** A stretch of a paragraph, with the source of its words. */
export interface SourcedText {
  readonly kind: 'text' | 'fact' | 'parameter';
  readonly text: string;
  /** Slot of a fact, name of a parameter; '' for plain text. */
  readonly name: string;
}

/** A stretch of text whose numerals are no facts, and why it is allowed. */
export interface DeclaredLiteral {
  /** Exactly as in the text. */
  readonly text: string;
  readonly reason: string;
  /** Who declared it in writing; null: the pack. */
  readonly by: { readonly name: string; readonly office: string } | null;
}

const QUANTITY_STANDINGS = ['fact', 'parameter', 'declared', 'unproven'] as const;
type QuantityStanding = (typeof QUANTITY_STANDINGS)[number];

/** A quantity of a text, and its origin. */
export interface Quantity {
  /** Index of its paragraph. */
  readonly block: number;
  /** Offsets within the paragraph, in UTF-16 code units; of a measured quantity with its measure word. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The clause around it, for the user who declares it. */
  readonly clause: string;
  readonly standing: QuantityStanding;
  /** Slot, or name of the parameter; '' otherwise. */
  readonly name: string;
  /** For a parameter: the place of its whole value in the paragraph. */
  readonly source: { readonly start: number; readonly end: number } | null;
  readonly declared: DeclaredLiteral | null;
}

/**
 * Finds every quantity of a text and determines its origin: digits, Chinese numerals, shares, multiples and limits; not
 * dates, numbers of documents and paragraphs, and set phrases. A quantity is a fact (or a parameter) only when all of
 * its numerals come from one: a digit typed beside a fact, or 万 after it, makes another number of it.
 * @param blocks paragraphs, each as its stretches
 */
export function judgeQuantities(
  blocks: readonly (readonly SourcedText[])[],
  literals: readonly DeclaredLiteral[],
): readonly Quantity[] {
  return blocks.flatMap((pieces, block) => judgeBlock(pieces, block, literals));
}

function judgeBlock(
  pieces: readonly SourcedText[],
  block: number,
  literals: readonly DeclaredLiteral[],
): readonly Quantity[] {
  const text = pieces.map((piece) => piece.text).join('');
  const sources = sourcesOf(pieces);
  const declared = literals.flatMap((literal) =>
    placesOf(text, literal.text).map((start) => ({ start, end: start + literal.text.length, literal })),
  );
  return quantitiesOf(text, sources).map(({ start, end, tail }) => {
    const source = sources.find((one) => one.start <= start && end <= one.end);
    const whole = source && !isScaled(text, source) ? source : null;
    const literal = declared.find((one) => one.start <= start && tail <= one.end)?.literal ?? null;
    return {
      block,
      start,
      end: tail,
      text: text.slice(start, tail),
      clause: clauseOf(text, start, tail),
      standing: whole ? whole.kind : literal ? 'declared' : 'unproven',
      name: whole?.name ?? '',
      source: whole && { start: whole.start, end: whole.end },
      declared: whole ? null : literal,
    };
  });
}

interface Source {
  readonly kind: 'fact' | 'parameter';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function sourcesOf(pieces: readonly SourcedText[]): readonly Source[] {
  const sources: Source[] = [];
  let at = 0;
  for (const { kind, name, text } of pieces) {
    if (kind !== 'text') sources.push({ kind, name, start: at, end: at + text.length });
    at += text.length;
  }
  return sources;
}

/** The quantities of a paragraph in order, and every fact, in whatever form it is printed. */
function quantitiesOf(text: string, sources: readonly Source[]): readonly QuantitySpan[] {
  const found = findQuantities(text);
  const facts = sources.filter(
    (source) =>
      source.kind === 'fact' && !found.some((span) => span.start < source.end && source.start < span.end),
  );
  return [...found, ...facts.map(({ start, end }) => ({ start, end, tail: end }))].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** A scale word beside a fact makes another number of it: 15万, 百分之15 where the fact is no share. */
function isScaled(text: string, { start, end }: Source): boolean {
  return (
    /^\s*[余多]?[十百千万亿]/u.test(text.slice(end)) || /[十百千万亿点.．]\s*$/u.test(text.slice(0, start))
  );
}

const STOP = /[，。；：、！？,;!?（）()\n]/u;

/** From the punctuation before it to the punctuation after it. */
function clauseOf(text: string, start: number, end: number): string {
  let from = start;
  while (from > 0 && !STOP.test(text[from - 1] ?? '')) from -= 1;
  let to = end;
  while (to < text.length && !STOP.test(text[to] ?? '')) to += 1;
  return text.slice(from, to);
}

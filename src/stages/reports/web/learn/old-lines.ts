import { headingTest } from '#tools/learning/write-body.ts';
import type { DeclaredLiteral } from '#proof/quantities/judge-quantities.ts';
import { unitAfter } from '#proof/quantities/unit-after.ts';
import { quantitiesIn } from '../text/marks-of.ts';
import type { Learned, OldLine, OldName, OldNumber, OldSentence } from './learned.ts';
import { outerLines } from '#tools/learning/outer-lines.ts';

const NO_WORDS = { numbers: new Map(), names: new Map() };

/**
 * An old report by lines and sentences, with the decisions in each: every number that was found, and every other
 * quantity that would have no origin in the new text.
 * @param known words that the pack declares
 */
export function oldLines(learned: Learned, known: readonly DeclaredLiteral[]): readonly OldLine[] {
  const { text } = learned;
  const lines = text.split('\n');
  const outer = outerLines(lines);
  const isHeading = headingTest(lines);
  const names = namesOf(learned);
  let start = 0;
  return lines.flatMap((line, at): readonly OldLine[] => {
    const from = start;
    start += line.length + 1;
    if (line.trim() === '') return [];
    const [end, heading] = [from + line.length, isHeading(line)];
    const numbers = heading ? [] : numbersIn(learned, names, from, end, known);
    const sentences = sentencesOf(text, from, end).map(
      (one): OldSentence => ({
        ...one,
        numbers: numbers.filter((number) => one.start <= number.start && number.start < one.end),
        names: heading ? [] : names.filter((name) => one.start <= name.start && name.start < one.end),
      }),
    );
    return [{ start: from, end, heading, outer: outer.has(at), sentences }];
  });
}

function namesOf({ text, names }: Learned): readonly OldName[] {
  return names.flatMap(({ start, end, parameter }) =>
    parameter === null ? [] : [{ start, end, text: text.slice(start, end), parameter }],
  );
}

function numbersIn(
  { text, tokens }: Learned,
  names: readonly OldName[],
  from: number,
  to: number,
  known: readonly DeclaredLiteral[],
): readonly OldNumber[] {
  const read = tokens
    .filter((token) => token.class === 'number' && from <= token.start && token.start < to)
    .map(({ start, end, candidates, indicator, tied, certain }): OldNumber => {
      const { tail } = unitAfter(text, end);
      return {
        start,
        end: tail,
        numeral: end,
        text: text.slice(start, tail),
        candidates,
        proposed: indicator,
        tied,
        certain,
      };
    });
  const taken = [...read, ...names];
  const others = quantitiesIn(text.slice(from, to), true, NO_WORDS, known)
    .map((one) => ({ standing: one.standing, start: from + one.from, end: from + one.to }))
    .filter(
      ({ standing, start, end }) =>
        standing === 'unproven' && !taken.some((one) => one.start < end && start < one.end),
    )
    .map(
      ({ start, end }): OldNumber => ({
        start,
        end,
        numeral: end,
        text: text.slice(start, end),
        candidates: [],
        proposed: null,
        tied: [],
        certain: false,
      }),
    );
  return [...read, ...others].toSorted((a, b) => a.start - b.start);
}

function sentencesOf(
  text: string,
  from: number,
  to: number,
): readonly { readonly start: number; readonly end: number }[] {
  return [...text.slice(from, to).matchAll(/[^。；]+[。；]?[”’）]?|[。；]/gu)].map(({ index, 0: whole }) => ({
    start: from + index,
    end: from + index + whole.length,
  }));
}

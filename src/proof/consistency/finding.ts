import type { Sentence } from './sentences.ts';

/** The kinds of contradictions; `rule` is a check that a pack defines. */
export const FINDING_KINDS = [
  'parts',
  'same_concept',
  'one_value',
  'cut_off',
  'subset',
  'people_cases',
  'plan',
  'floor',
  'silent',
  'rule',
] as const;
type FindingKind = (typeof FINDING_KINDS)[number];

/** A place in the text. */
export interface Place {
  /** Title of its section; '' before the first. */
  readonly section: string;
  /** Counted from 1 over headings and paragraphs, as the verifier counts. */
  readonly paragraph: number;
  /** The sentence; a long one shortened around its numbers. */
  readonly sentence: string;
  readonly slots: readonly string[];
}

/** A contradiction in a report. */
export interface ConsistencyFinding {
  /** Stable for the same contradiction: an explanation names it. */
  readonly id: string;
  readonly kind: FindingKind;
  /** error: not issued. warning: may be explained in writing. note: shown beside the number, needs no answer. */
  readonly severity: 'error' | 'warning' | 'note';
  readonly what: string;
  readonly why: string;
  /** Empty only where the text prints none of the numbers. */
  readonly where: readonly Place[];
  readonly values: Readonly<Record<string, string | null>>;
}

/** A finding, and the office that may explain it; null: it must be corrected. */
export interface AddressedFinding extends ConsistencyFinding {
  readonly mayExplain: string | null;
}

/** Length of a sentence that is shown whole, and of the part around each number of a longer one. */
const LONGEST = 80;
const BESIDE = 24;

/** The place of a sentence, for a finding about some of its numbers. */
export function placeOf(sentence: Sentence, slots: readonly string[]): Place {
  const { section, paragraph } = sentence;
  return { section, paragraph, sentence: excerptOf(sentence, slots), slots: [...new Set(slots)] };
}

function excerptOf({ words, mentions }: Sentence, slots: readonly string[]): string {
  if (words.length <= LONGEST) return words;
  const named = mentions.filter(({ slot }) => slot !== null && slots.includes(slot));
  const shown = named.length > 0 ? named : mentions;
  const ranges: { from: number; to: number }[] = [];
  for (const { start, end } of shown.length > 0 ? shown : [{ start: 0, end: LONGEST - BESIDE }]) {
    const [from, to] = [Math.max(0, start - BESIDE), Math.min(words.length, end + BESIDE)];
    const last = ranges.at(-1);
    if (last && from <= last.to) last.to = to;
    else ranges.push({ from, to });
  }
  const parts = ranges.map(({ from, to }) => words.slice(from, to)).join('……');
  return `${ranges[0]?.from === 0 ? '' : '……'}${parts}${ranges.at(-1)?.to === words.length ? '' : '……'}`;
}

/** The sentences that print any of these slots, as places, in the order of the text. */
export function placesOf(sentences: readonly Sentence[], slots: readonly string[]): readonly Place[] {
  return sentences.flatMap((sentence) => {
    const here = sentence.mentions.flatMap(({ slot }) =>
      slot !== null && slots.includes(slot) ? [slot] : [],
    );
    return here.length === 0 ? [] : [placeOf(sentence, here)];
  });
}

import type { FoundToken } from '#proof/quantities/token.ts';
import { unitAfter } from '#proof/quantities/unit-after.ts';
import type { KnownPlace } from './known-place.ts';

const [LITERAL, SLOT] = [1, 2];

/**
 * The tokens of a text combined with what is known of it: a known number is a number regardless of its words, a known
 * name a token of its own, and numerals within declared words are literals.
 * @param found in the order of the text
 * @param places in the order of the text, without overlaps
 */
export function withKnown(
  text: string,
  found: readonly FoundToken[],
  places: readonly KnownPlace[],
): readonly FoundToken[] {
  // The place that covers each character, so that a file full of names takes linear time.
  const lies = new Uint8Array(text.length);
  for (const { start, end, kind } of places) lies.fill(kind === 'literal' ? LITERAL : SLOT, start, end);
  const slots = places.filter(({ kind }) => kind !== 'literal');
  const others = found.flatMap((token): readonly FoundToken[] => {
    const under = lies.subarray(token.start, token.end);
    if (under.includes(SLOT)) return [];
    return under.includes(LITERAL) ? [{ ...token, class: 'literal', doubtful: false }] : [token];
  });
  return [...others, ...slots.map((slot) => tokenOf(text, slot))].toSorted((a, b) => a.start - b.start);
}

function tokenOf(text: string, { start, end, kind }: KnownPlace): FoundToken {
  const words = text.slice(start, end);
  const token = { form: 'digits', start, end, text: words, doubtful: false, phrase: false } as const;
  if (kind === 'fact') return { ...token, class: 'number', ...pick(text, end) };
  return { ...token, class: /^(?:19|20)\d\d$/u.test(words) ? 'period' : 'name', unit: null, tail: end };
}

function pick(text: string, end: number): Pick<FoundToken, 'unit' | 'tail'> {
  const { unit, tail } = unitAfter(text, end);
  return { unit, tail };
}

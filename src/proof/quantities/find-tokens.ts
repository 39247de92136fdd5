import { classifyAtom } from './classify-atom.ts';
import { findAtoms } from './find-atoms.ts';
import { plainView } from './plain-view.ts';
import type { FoundToken } from './token.ts';

/** Every token of a report with its class and unit, in the order of the text. @param headingAt heading of the column at a place */
export function findTokens(
  text: string,
  headingAt: (place: number) => string | null = () => null,
): readonly FoundToken[] {
  const view = plainView(text, false);
  const tokens = findTokensIn(view.text, (place) => headingAt(view.startOf(place)));
  return tokens.map((token) => {
    const [start, end] = [view.startOf(token.start), view.endOf(token.end)];
    return { ...token, start, end, tail: view.endOf(token.tail), text: text.slice(start, end) };
  });
}

/** The same for a text without tables. */
export function findTokensIn(
  text: string,
  headingAt: (place: number) => string | null = () => null,
): readonly FoundToken[] {
  return findAtoms(text).flatMap((atom) => classifyAtom(text, atom, headingAt(atom.start)) ?? []);
}

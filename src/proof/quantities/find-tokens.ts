import { classifyAtom } from './classify-atom.ts';
import { findAtoms } from './find-atoms.ts';
import type { FoundToken } from './token.ts';

/** Every token of a report with its class and unit, in the order of the text. @param headingAt heading of the column at a place */
export function findTokens(
  text: string,
  headingAt: (place: number) => string | null = () => null,
): readonly FoundToken[] {
  return findAtoms(text).flatMap((atom) => classifyAtom(text, atom, headingAt(atom.start)) ?? []);
}

import { classifyAtom } from './classify-atom.ts';
import { findAtoms } from './find-atoms.ts';
import type { FoundToken } from './token.ts';

/** Every token of a report with its class and unit, in the order of the text. */
export function findTokens(text: string): readonly FoundToken[] {
  return findAtoms(text).flatMap((atom) => classifyAtom(text, atom) ?? []);
}

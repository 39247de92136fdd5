import { nameKey } from '#model/text/name-key.ts';
import type { Named } from './name-index.ts';

const MOST = 20;

/**
 * The names that match the typed text, the closest first: an equal name, its beginning, its initials, any part; equal
 * matches are ordered by their distance from the user.
 * @param far distance of a name's units from the user; lower comes earlier
 * @param typed a name, a part of one, a code, or its pinyin, in initials or in full
 */
export function findNames(
  names: readonly Named[],
  typed: string,
  far: (units: readonly string[]) => number = () => 0,
): readonly Named[] {
  const text = nameKey(typed).toLowerCase();
  const ranked: (readonly [number, number, Named])[] = [];
  for (const one of names) {
    const rank = text === '' ? 0 : rankOf(one, text);
    if (rank !== null) ranked.push([rank, far(one.units), one]);
  }
  return ranked
    .toSorted(([a, aFar], [b, bFar]) => a - b || aFar - bFar)
    .slice(0, MOST)
    .map(([, , one]) => one);
}

function rankOf({ code, name, found }: Named, text: string): number | null {
  const own = nameKey(name).toLowerCase();
  if (own === text || code.toLowerCase() === text || found.includes(text)) return 0;
  if (own.startsWith(text) || found.some((one) => one.startsWith(text))) return 1;
  if (own.includes(text)) return 2;
  return found.some((one) => one.includes(text)) ? 3 : null;
}

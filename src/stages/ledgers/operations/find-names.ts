import { nameKey } from '#model/text/name-key.ts';
import type { Named } from './name-index.ts';

const MOST = 20;

/**
 * The names that fit what was typed, the closest first: the name itself, its beginning, its initials, anywhere in it.
 * @param typed a name, a part of one, a code, or its pinyin, in initials or in full
 */
export function findNames(names: readonly Named[], typed: string): readonly Named[] {
  const text = nameKey(typed).toLowerCase();
  if (text === '') return names.slice(0, MOST);
  const ranked: (readonly [number, Named])[] = [];
  for (const one of names) {
    const rank = rankOf(one, text);
    if (rank !== null) ranked.push([rank, one]);
  }
  return ranked
    .toSorted(([a], [b]) => a - b)
    .slice(0, MOST)
    .map(([, one]) => one);
}

function rankOf({ code, name, found }: Named, text: string): number | null {
  const own = nameKey(name).toLowerCase();
  if (own === text || code.toLowerCase() === text || found.includes(text)) return 0;
  if (own.startsWith(text) || found.some((one) => one.startsWith(text))) return 1;
  if (own.includes(text)) return 2;
  return found.some((one) => one.includes(text)) ? 3 : null;
}

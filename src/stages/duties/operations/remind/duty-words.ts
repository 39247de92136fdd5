import type { Pack } from '#model/pack/types.ts';

/** So long the words of a duty are in a message. */
const WORDS = 60;

/** What a duty demands, in so many words as a line has room for. */
export function dutyWords({ duties }: Pack, id: string): string {
  const words = Array.from(duties.get(id)?.obligation ?? id);
  return words.length > WORDS ? `${words.slice(0, WORDS - 1).join('')}…` : words.join('');
}

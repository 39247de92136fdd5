import type { Pack } from '#model/pack/types.ts';

/** Maximum length of a duty's words in a message. */
const WORDS = 60;

/** What a duty requires, shortened to the length of a line. */
export function dutyWords({ duties }: Pack, id: string): string {
  const words = Array.from(duties.get(id)?.obligation ?? id);
  return words.length > WORDS ? `${words.slice(0, WORDS - 1).join('')}…` : words.join('');
}

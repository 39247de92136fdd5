import { pinyin } from 'pinyin-pro';

/** A city has some thousand names, asked for with every list; spelling one takes some 30 µs. Bounded, because texts come in too. */
const MOST_KEPT = 20_000;
const kept = new Map<string, string>();

/** @returns the first letters of the pinyin, "czj" for 财政局 */
export function initials(text: string): string {
  return text === ''
    ? ''
    : pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase();
}

/** @returns what a name is found by when it is typed in letters: "czj caizhengju" for 财政局 */
export function spelling(text: string): string {
  if (text === '') return '';
  let found = kept.get(text);
  if (found === undefined) {
    const whole = pinyin(text, { toneType: 'none', type: 'array', v: true }).join('').toLowerCase();
    // Brackets and dots are none of what anybody types.
    found = `${initials(text)} ${whole}`.replace(/[^a-z0-9 ]/g, '');
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, found);
  }
  return found;
}

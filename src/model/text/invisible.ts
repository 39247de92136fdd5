/**
 * Invisible characters, which make two texts look equal: soft hyphen, zero-width spaces and joiners, direction marks,
 * byte order mark, Hangul fillers. A joiner between two pictographs changes what is displayed, so it stays.
 */
const CLASS =
  '\\u{ad}\\u{34f}\\u{61c}\\u{115f}\\u{1160}\\u{17b4}\\u{17b5}\\u{180b}-\\u{180e}\\u{200b}\\u{200c}\\u{200e}\\u{200f}\\u{2060}-\\u{2064}\\u{206a}-\\u{206f}\\u{3164}\\u{feff}\\u{ffa0}';
const INVISIBLE = new RegExp(
  `[${CLASS}]|(?<!\\p{Extended_Pictographic}\\ufe0f?)\\u200d|\\u200d(?!\\p{Extended_Pictographic})`,
  'gu',
);
const HINT = new RegExp(`[${CLASS}\\u200d]`, 'u');
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/;

/** The text without its invisible characters. */
export function withoutInvisible(text: string): string {
  return HINT.test(text) ? text.replace(INVISIBLE, '') : text;
}

/** Whether a text contains characters that `withoutInvisible` removes. */
export function hasInvisible(text: string): boolean {
  return HINT.test(text) && text.search(INVISIBLE) !== -1;
}

/** Whether a text contains marks that display its characters in another order than the stored one. */
export function hasReordering(text: string): boolean {
  return REORDERING.test(text);
}

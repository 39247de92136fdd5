import { normaliseText } from '#model/text/normalise.ts';

/** Where a text was in a file: its name, the top of a page of text, or the top of a table. */
export type MarkPlace = 'name' | 'text' | 'cell';

const LEVEL = '(?:绝\\s*密|机\\s*密|秘\\s*密)';
/** 机密★, 机密★1年, 绝密★长期: the form that the rules on marking require. After these words ★ has no other use. */
const STARRED = new RegExp(
  `${LEVEL}\\s*★(?:\\s*(?:长期|[0-9一二三四五六七八九十]+\\s*(?:年|个?月|天|日)))?`,
  'u',
);
/** 密级：机密. */
const DECLARED = new RegExp(
  `密\\s*级\\s*[:：]?\\s*[［【(（[]?\\s*${LEVEL}(?!\\s*(?:性|级别|文件|与|和|或|、))`,
  'u',
);
/** The word alone on its line, or with a period: 机密, 【机密】, 机密 10年. */
const ALONE = new RegExp(`^[［【(（[]?\\s*${LEVEL}\\s*[］】)）\\]]?\\s*(?:[0-9]+\\s*年|长期)?$`, 'u');
/** In a name also in brackets before or behind the rest. */
const BRACKETED = new RegExp(`[［【(（[]\\s*${LEVEL}\\s*[］】)）\\]]`, 'u');

/**
 * The mark of a state secret in a piece of text, or null. A mark is distinguished from words about secrecy (保守秘密, 秘密投票,
 * 机密性) by its form and its place: the callers pass only tops of files and their names.
 * @param lines of the place, from the top
 */
export function secrecyMark(place: MarkPlace, lines: readonly string[]): string | null {
  const forms =
    place === 'name'
      ? [STARRED, DECLARED, BRACKETED, ALONE]
      : place === 'text'
        ? [STARRED, DECLARED, ALONE]
        : [STARRED, DECLARED];
  for (const line of lines) {
    // A mark with invisible characters in it is still a mark.
    const text = normaliseText(line.replace(/\p{Cf}/gu, '')).replaceAll('⭐', '★');
    for (const form of forms) {
      const found = form.exec(text)?.[0];
      if (found !== undefined) return found.replace(/\s+/gu, '');
    }
  }
  return null;
}

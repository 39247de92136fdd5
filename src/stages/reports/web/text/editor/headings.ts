import { chineseNumeral } from '#model/report/chinese-numeral.ts';

/** A piece of a text that is replaced. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

const HEADING = /^## (?:[一二三四五六七八九十]{1,3}、)?/;

/**
 * Turns the line at a place into a heading, or a heading into a paragraph; all headings are renumbered, like in a word
 * processor.
 * @returns the replacements, in order
 */
export function toggleHeading(text: string, at: number): readonly Change[] {
  const changes: Change[] = [];
  let start = 0;
  let number = 0;
  for (const line of text.split('\n')) {
    const mark = HEADING.exec(line)?.[0] ?? '';
    const here = start <= at && at <= start + line.length;
    const becomes = here === (mark === '');
    if (becomes) number += 1;
    const wanted = becomes ? `## ${chineseNumeral(number)}、` : '';
    if (wanted !== mark) changes.push({ from: start, to: start + mark.length, insert: wanted });
    start += line.length + 1;
  }
  return changes;
}

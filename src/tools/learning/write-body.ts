import { chineseNumeral } from '#model/report/chinese-numeral.ts';

/** A stretch of an old report and what is written for it. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The body of a report text, and how many sections it has. */
export interface LearnedBody {
  readonly body: string;
  readonly sections: number;
}

const UPPER = /^\s*[一二三四五六七八九十]{1,3}、/u;
const LOWER = /^\s*[（(][一二三四五六七八九十]{1,3}[）)]/u;

/**
 * Writes an old report as the body of a report text: every line a paragraph or a heading, headings renumbered, reserved
 * signs of the template language made full-width.
 * @param edits in the order of the text; one that begins inside of another is left out
 */
export function writeBody(text: string, edits: readonly Edit[]): LearnedBody {
  const lines = applied(text, edits)
    .split('\n')
    .map((line) => line.trim());
  const isHeading = headingTest(lines);
  let sections = 0;
  const body = lines
    .filter((line) => line !== '')
    .map((line) => {
      if (!isHeading(line)) return line.replace(/^(\d{1,9})([.)])/u, '$1．').replace(/^[-+=]/u, '－');
      sections += 1;
      return `## ${chineseNumeral(sections)}、${line.replace(UPPER, '').replace(LOWER, '')}`;
    });
  // The language requires a section; a report without headings gets one, which a user names.
  if (sections === 0) {
    sections = 1;
    body.unshift('## 一、主要工作');
  }
  return { body: body.join('\n\n'), sections };
}

/** A text with its edits applied, and with allowed signs elsewhere. */
export function applied(text: string, edits: readonly Edit[]): string {
  let written = '';
  let at = 0;
  for (const { start, end, words } of edits) {
    if (start < at) continue;
    written += readable(text.slice(at, start)) + words;
    at = end;
  }
  return written + readable(text.slice(at));
}

/** Reserved signs of the template language. */
export const KEPT_SIGNS = /[[\]{}*`~_\\<>|#\t]/gu;

/** Replaces the reserved signs of the template language. */
function readable(words: string): string {
  const full: Readonly<Record<string, string>> = {
    '[': '〔',
    ']': '〕',
    '{': '（',
    '}': '）',
    '*': '＊',
    '`': '‘',
    '~': '～',
    _: '＿',
    '\\': '＼',
    '<': '＜',
    '>': '＞',
    '|': '｜',
    '#': '＃',
    '\t': '　',
  };
  return words.replace(KEPT_SIGNS, (sign) => full[sign] ?? sign).replaceAll('\r', '');
}

/** Whether a line is a heading of the first level: “一、…”, or “（一）…” in a report that has no others. */
export function headingTest(lines: readonly string[]): (line: string) => boolean {
  const short = (line: string): boolean => line.trim().length <= 40 && !/[。；]/u.test(line);
  const form = lines.some((line) => UPPER.test(line) && short(line)) ? UPPER : LOWER;
  return (line) => form.test(line) && short(line);
}

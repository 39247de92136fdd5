import type { Pack } from '#model/pack/types.ts';
import { chineseNumeral } from '#model/report/chinese-numeral.ts';
import { pairsOf } from './grams.ts';
import type { LearnedToken } from './learned-token.ts';
import { unitAfter } from '#engine/quantities/unit-after.ts';

/** Something that a person must decide before the text is a report of the pack. */
export interface OpenPoint {
  /** The name that stands in the text and that the check of packs names. */
  readonly mark: string;
  readonly start: number;
  readonly text: string;
}

export interface Draft {
  readonly source: string;
  readonly open: readonly OpenPoint[];
  readonly slots: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const LOCAL = 'learned';
const UPPER = /^\s*[一二三四五六七八九十]{1,3}、/u;
const LOWER = /^\s*[（(][一二三四五六七八九十]{1,3}[）)]/u;

/**
 * Writes the report text of a local pack: numbers become `[[indicator]]` with the noun that it is printed with, names
 * and years `{{parameter}}`. What is not known becomes `unresolved_…`, which the check of packs refuses by name.
 */
export function draftReport(text: string, tokens: readonly LearnedToken[], pack: Pack): Draft {
  const open: OpenPoint[] = [];
  const year = reportYear(tokens);
  const unresolved = (kind: string, { start, text: words }: LearnedToken): string => {
    const mark = `unresolved_${kind}_${open.length + 1}`;
    open.push({ mark, start, text: words });
    return mark;
  };
  const lines = text.split('\n');
  const isHeading = headingTest(lines);
  const starts: number[] = [];
  lines.reduce((at, line) => (starts.push(at), at + line.length + 1), 0);
  const inHeading = (token: LearnedToken): boolean =>
    isHeading(lines[starts.findLastIndex((start) => start <= token.start)] ?? '');
  let slots = 0;
  const edits = tokens.flatMap((token): readonly Edit[] => {
    const { start, end } = token;
    if (inHeading(token)) return [];
    if (token.class === 'number') {
      slots += 1;
      const indicator = pack.indicators.find(({ id }) => id === token.indicator);
      const { tail } = unitAfter(text, end);
      return indicator
        ? [{ start, end: tail, words: `[[${indicator.id}]]${indicator.noun}` }]
        : [{ start, end, words: `[[${unresolved('number', token)}]]` }];
    }
    if (token.class === 'name') {
      if (text[end] === '市' || text[end] === '县') return [{ start, end: end + 1, words: '{{city_name}}' }];
      return [{ start, end, words: `{{${parameterFor(text, token, pack) ?? unresolved('name', token)}}}` }];
    }
    if (
      token.class === 'period' &&
      text.startsWith('年', end) &&
      (token.text === year || !/\p{N}/u.test(token.text))
    )
      return [{ start, end, words: '{{report_year}}' }];
    return [];
  });
  return { source: inMarkdown(applied(text, edits), year), open, slots };
}

/** The year that is named most often. */
function reportYear(tokens: readonly LearnedToken[]): string {
  const counts = new Map<string, number>();
  for (const { class: kind, text } of tokens)
    if (kind === 'period' && /^(?:19|20)\d\d$/u.test(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? '2021';
}

/** The parameter whose title shares most words with the words around a name. */
function parameterFor(text: string, { start, end }: LearnedToken, pack: Pack): string | null {
  const around = new Set([
    ...pairsOf(text.slice(Math.max(0, start - 4), start)),
    ...pairsOf(text.slice(end, end + 10)),
  ]);
  const [best, second] = [...pack.parameters]
    .map(([name, title]) => ({ name, shared: pairsOf(title).filter((pair) => around.has(pair)).length }))
    .toSorted((a, b) => b.shared - a.shared);
  return best !== undefined && best.shared > (second?.shared ?? 0) ? best.name : null;
}

function applied(text: string, edits: readonly Edit[]): string {
  let written = '';
  let at = 0;
  for (const { start, end, words } of edits) {
    if (start < at) continue;
    written += readable(text.slice(at, start)) + words;
    at = end;
  }
  return written + readable(text.slice(at));
}

/** Replaces the signs that the template language keeps for itself. */
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
  return words.replace(/[[\]{}*`~_\\<>|#\t]/gu, (sign) => full[sign] ?? sign).replaceAll('\r', '');
}

/** Whether a line is a heading of the first level: “一、…”, or “（一）…” in a report that has no others. */
function headingTest(lines: readonly string[]): (line: string) => boolean {
  const short = (line: string): boolean => line.trim().length <= 40 && !/[。；]/u.test(line);
  const form = lines.some((line) => UPPER.test(line) && short(line)) ? UPPER : LOWER;
  return (line) => form.test(line) && short(line);
}

function inMarkdown(text: string, year: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const isHeading = headingTest(lines);
  let sections = 0;
  const body = lines
    .filter((line) => line !== '')
    .map((line) => {
      if (!isHeading(line)) return line.replace(/^(\d{1,9})([.)])/u, '$1．').replace(/^[-+=]/u, '－');
      sections += 1;
      return `## ${chineseNumeral(sections)}、${line.replace(UPPER, '').replace(LOWER, '')}`;
    });
  // The language wants a section; a report without headings gets one, for a person to name.
  if (sections === 0) {
    sections = 1;
    body.unshift('## 一、主要工作');
  }
  const numbers = Array.from({ length: sections }, (_, index) => index + 1);
  return `${[
    '---',
    `report: ${LOCAL}`,
    'title: 中共{{city_name}}委员会|关于{{report_year}}年度|工作情况的报告',
    'addressee: 省委：',
    'signer: 中共{{city_name}}委员会',
    `sections: [${numbers.join(', ')}]`,
    `effective_from: ${year}-01-01`,
    '---',
    '',
    body.join('\n\n'),
  ].join('\n')}\n`;
}

import type { Pack } from '#model/pack/types.ts';
import type { LearnedToken } from './learned-token.ts';
import { proposeNames, reportYear } from './propose-names.ts';
import { type Edit, headingTest, type LearnedBody, writeBody } from './write-body.ts';
import { unitAfter } from '#proof/quantities/unit-after.ts';

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

const LOCAL = 'learned';

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
  const names = proposeNames(text, tokens, pack);
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
    const name = names.find((one) => one.start === start);
    if (name) return [{ ...name, words: `{{${name.parameter ?? unresolved('name', token)}}}` }];
    return [];
  });
  return { source: inMarkdown(writeBody(text, edits), year), open, slots };
}

/** The front of a report text that nobody has named yet. */
function inMarkdown({ body, sections }: LearnedBody, year: string): string {
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
    body,
  ].join('\n')}\n`;
}

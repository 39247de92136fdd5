import type { Pack } from '#model/pack/types.ts';
import { isExchangeable } from './find-ties.ts';
import type { LearnedToken } from './learned-token.ts';
import { outerLines } from './outer-lines.ts';
import { proposeNames, reportYear } from './propose-names.ts';
import { applied, type Edit, headingTest, type LearnedBody, writeBody } from './write-body.ts';
import { unitAfter } from '#proof/quantities/unit-after.ts';

/** A decision that a user must make before the text is a report of the pack. */
interface OpenPoint {
  /** The name in the text, which the check of packs reports. */
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
 * Writes the report text of a local pack: numbers become `[[indicator]]` with their noun, names and years
 * `{{parameter}}`. Unknown ones, and two of one value that
 * may be each other, become `unresolved_…`, which the check of packs refuses by name.
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
      // Nobody would notice in the values if these two were exchanged: a person decides (decision 0097).
      const indicator = isExchangeable(token, tokens)
        ? undefined
        : pack.indicators.find(({ id }) => id === token.indicator);
      const { tail } = unitAfter(text, end);
      return indicator
        ? [{ start, end: tail, words: `[[${indicator.id}]]${indicator.noun}` }]
        : [{ start, end, words: `[[${unresolved('number', token)}]]` }];
    }
    const name = names.find((one) => one.start === start);
    if (name) return [{ ...name, words: `{{${name.parameter ?? unresolved('name', token)}}}` }];
    return [];
  });
  const outer = [...outerLines(lines)].map((at) => {
    const [start, line] = [starts[at] ?? 0, lines[at] ?? ''];
    const end = start + line.length;
    const within = edits.filter((edit) => start <= edit.start && edit.end <= end);
    const moved = within.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    return { start, end, words: '', line: applied(line, moved).trim() };
  });
  const inBody = edits.filter(
    (edit) => !outer.some(({ start, end }) => start <= edit.start && edit.end <= end),
  );
  const body = writeBody(
    text,
    [...inBody, ...outer].toSorted((a, b) => a.start - b.start),
  );
  return { source: inMarkdown(body, frontOf(outer.map(({ line }) => line)), year), open, slots };
}

/** The parts around the body. */
interface Front {
  readonly title: string;
  readonly addressee: string;
  readonly signer: string;
}

const UNNAMED: Front = {
  title: '中共{{city_name}}委员会|关于{{report_year}}年度|工作情况的报告',
  addressee: '省委：',
  signer: '中共{{city_name}}委员会',
};

/**
 * Title, addressee and signature from the lines around the body; where the report has none, names that are still to be
 * filled in.
 */
function frontOf(lines: readonly string[]): Front {
  const at = lines.findIndex((line) => /[：:]$/u.test(line));
  const signer = lines.slice(at + 1).find((line) => /\p{Script=Han}$/u.test(line) && !line.endsWith('日'));
  return {
    title: (at > 0 ? lines.slice(0, at).join('|') : '') || UNNAMED.title,
    addressee: lines[at] ?? UNNAMED.addressee,
    signer: signer ?? UNNAMED.signer,
  };
}

/** The report text as a file. */
function inMarkdown({ body, sections }: LearnedBody, front: Front, year: string): string {
  const numbers = Array.from({ length: sections }, (_, index) => index + 1);
  return `${[
    '---',
    `report: ${LOCAL}`,
    `title: ${front.title}`,
    `addressee: ${front.addressee}`,
    `signer: ${front.signer}`,
    `sections: [${numbers.join(', ')}]`,
    `effective_from: ${year}-01-01`,
    '---',
    '',
    body,
  ].join('\n')}\n`;
}

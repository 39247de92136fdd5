import { findConsistency } from '../consistency/find-consistency.ts';
import type { AddressedFinding } from '../consistency/finding.ts';
import { type ReportNumber, type ReportRelations, type ReportText } from '../consistency/report-text.ts';

/** A pack without any relation. */
export const NO_RELATIONS: ReportRelations = Object.freeze({
  wholes: [],
  concepts: [],
  people_cases: [],
  plans: [],
  floors: [],
  sums: [],
  rules: [],
  offices: [],
});

type TextPiece = ReportText['blocks'][number]['inlines'][number];

/** A number of a test: slot, value and unit; the rest as given. */
export function aNumber(
  slot: string,
  value: string,
  unit: string,
  more: Partial<ReportNumber> = {},
): ReportNumber {
  return {
    slot,
    indicator: `indicator_${slot}`,
    title: `指标${slot}`,
    value,
    printed: value,
    noun: unit,
    unit,
    valueUnit: unit,
    from: '2021-01-01',
    to: '2021-12-31',
    ...more,
  };
}

/** A text in two sections; `[S01]` in a paragraph is a slot. */
export function aText(
  paragraphs: readonly string[],
  numbers: readonly ReportNumber[] = [],
  relations: Partial<ReportRelations> = {},
  more: Partial<ReportText> = {},
): ReportText {
  const inlines = (words: string): readonly TextPiece[] =>
    words
      .split(/(\[[A-Z]\d+\])/u)
      .filter((part) => part !== '')
      .map((part) => (/^\[[A-Z]\d+\]$/u.test(part) ? { slot: part.slice(1, -1) } : part));
  return {
    year: 2021,
    blocks: [
      { kind: 'heading', inlines: ['一、工作'] },
      ...paragraphs.map((words) => ({ kind: 'paragraph' as const, inlines: inlines(words) })),
    ],
    numbers,
    values: new Map(),
    rules: [],
    relations: { ...NO_RELATIONS, ...relations },
    lastIssued: null,
    lastYear: new Map(),
    silentUnits: [],
    ...more,
  };
}

/** The findings of a text as "kind severity id". */
export function told(text: ReportText): readonly string[] {
  return findConsistency(text).map(({ kind, severity, id }) => `${kind} ${severity} ${id}`);
}

/** The one finding of a text. */
export function onlyFinding(text: ReportText): AddressedFinding {
  const all = findConsistency(text);
  const [first] = all;
  if (!first || all.length > 1) throw new Error(`${all.length} findings: ${told(text).join('；')}`);
  return first;
}

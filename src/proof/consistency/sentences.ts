import { splitSentences } from '../documents/split-sentences.ts';
import { type UnitOfCount, UNIT_FAMILIES, UNITS_OF_COUNT } from '#model/units-of-count.ts';
import { exactly, type Interval, printedInterval } from './interval.ts';
import { toMillionths } from '#model/expression/exact.ts';
import type { ReportNumber, ReportText } from './report-text.ts';

/** A number in a sentence: a slot, or handwritten. */
export interface Mention {
  /** Null: handwritten in the text. */
  readonly slot: string | null;
  readonly number: ReportNumber | null;
  /** As printed, without the measure word. */
  readonly printed: string;
  readonly noun: string;
  /** Numbers of different families are never compared. */
  readonly family: string;
  /**
   * In millionths of the base unit (元, 人, …): the exact value of a slot, else the values that the print may stand for.
   */
  readonly interval: Interval;
  readonly start: number;
  readonly end: number;
}

export interface Sentence {
  readonly section: string;
  /** Number of the section's heading among the headings; 0 before the first. */
  readonly sectionNumber: number;
  readonly paragraph: number;
  /** Within its paragraph, from 1. */
  readonly number: number;
  readonly words: string;
  readonly mentions: readonly Mention[];
}

const MORE_UNITS = [
  '亿元',
  '个百分点',
  '公里',
  '座',
  '户',
  '所',
  '处',
  '亩',
  '例',
  '批',
  '篇',
  '期',
  '场',
  '幢',
  '吨',
];
const UNITS = [...UNITS_OF_COUNT, ...MORE_UNITS].toSorted((a, b) => b.length - a.length);
// A threshold (10万元以上) is no number of the report; neither is 第3次 nor the 5 of 2021年5个月.
const BY_HAND = new RegExp(
  `(?<![第\\d.．〔\\[])(\\d+(?:\\.\\d{1,6})?[万亿]?[余多]?)(${UNITS.join('|')})(?!以上|以下|以内|以外|月|工作日)`,
  'gu',
);
/** Millionths of the base unit in one unit of value. */
const BASE: Readonly<Record<string, readonly [bigint, bigint]>> = {
  分: [1n, 100n],
  万元: [10_000n, 1n],
  亿元: [100_000_000n, 1n],
  万人: [10_000n, 1n],
};

/** The sentences of a report with the numbers in them; a sentence ends with 。！？ or ；, and with its paragraph. */
export function sentencesOf({
  blocks,
  numbers,
}: Pick<ReportText, 'blocks' | 'numbers'>): readonly Sentence[] {
  const bySlot = new Map(numbers.map((one) => [one.slot, one]));
  const all: Sentence[] = [];
  let section = '';
  let sectionNumber = 0;
  for (const [index, { kind, inlines }] of blocks.entries()) {
    if (kind === 'heading') {
      section = inlines.map((piece) => (typeof piece === 'string' ? piece : '')).join('');
      sectionNumber += 1;
      continue;
    }
    const stretches = inlines.map((piece) =>
      typeof piece === 'string'
        ? { words: piece, slot: null }
        : { words: bySlot.get(piece.slot)?.printed ?? '', slot: piece.slot },
    );
    for (const [at, { words, numbers: here }] of splitSentences(stretches).entries()) {
      const slots = here.flatMap(({ slot, start }) => {
        const number = bySlot.get(slot);
        return number ? [mentionOf(number, start)] : [];
      });
      all.push({
        section,
        sectionNumber,
        paragraph: index + 1,
        number: at + 1,
        words,
        mentions: [...slots, ...byHand(words, slots)].toSorted((a, b) => a.start - b.start),
      });
    }
  }
  return all;
}

/** The exact value of a number in millionths of the base unit. */
export function baseValue(value: string, unit: string): bigint {
  const [times, by] = BASE[unit] ?? [1n, 1n];
  return (toMillionths(value) * times) / by;
}

/** The family of a unit; an unknown unit is a family of its own. */
export function familyOf(unit: string): string {
  if (unit === '亿元') return 'money';
  return UNIT_FAMILIES[unit as UnitOfCount] ?? unit;
}

function mentionOf(number: ReportNumber, start: number): Mention {
  const { slot, printed, noun, value, valueUnit, unit } = number;
  const interval = exactly(baseValue(value, valueUnit));
  return {
    slot,
    number,
    printed,
    noun,
    family: familyOf(unit),
    interval,
    start,
    end: start + printed.length,
  };
}

function byHand(words: string, slots: readonly Mention[]): readonly Mention[] {
  return [...words.matchAll(BY_HAND)].flatMap((match): readonly Mention[] => {
    const [, printed = '', noun = ''] = match;
    const start = match.index;
    const end = start + printed.length;
    // Numbers that the program printed are slots already.
    if (slots.some((one) => start < one.end && one.start < end)) return [];
    const interval = printedInterval(printed, noun === '%');
    if (!interval) return [];
    const [times] = BASE[noun] ?? [1n];
    const scaled = { low: interval.low * times, high: interval.high * times };
    return [
      { slot: null, number: null, printed, noun, family: familyOf(noun), interval: scaled, start, end },
    ];
  });
}

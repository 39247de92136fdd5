import { fromMillionths, toMillionths } from '#model/expression/exact.ts';
import { type ConsistencyFinding, placeOf, placesOf } from '../finding.ts';
import { exactly, type Interval, partsFit, printedInterval } from '../interval.ts';
import type { ReportNumber, ReportText } from '../report-text.ts';
import { baseValue, familyOf, type Mention, type Sentence } from '../sentences.ts';

const HUNDRED = toMillionths('100');
/** Words by which a text declares that it rounds. */
const LABELLED = /四舍五入|约占|大约|左右|尾差/u;
const SUM_WHY = '部分与总数要相合：各部分之和不能多于总数，写明是全部的还须等于总数。';
const PRINT_WHY =
  '读的人会把印出的数加起来。各部分分别四舍五入后加不成总数的，请多留一位小数，或按最大余数法调整，并写明“四舍五入”。';

/** Parts and their whole: by the relations of the pack, and percentages that a sentence lists with 占. */
export function parts(report: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  const bySlot = new Map(report.numbers.map((one) => [one.slot, one]));
  const related = report.relations.wholes.flatMap(({ whole, parts: slots, complete }) => {
    const sum = bySlot.get(whole);
    const some = slots.flatMap((slot) => bySlot.get(slot) ?? []);
    if (!sum || some.length < slots.length) return [];
    return ofRelation(sum, some, complete, sentences);
  });
  return [...related, ...sentences.flatMap(sharedOut)];
}

function ofRelation(
  whole: ReportNumber,
  some: readonly ReportNumber[],
  complete: boolean,
  sentences: readonly Sentence[],
): readonly ConsistencyFinding[] {
  const slots = [whole, ...some].map((one) => one.slot);
  const values = Object.fromEntries([whole, ...some].map((one) => [one.slot, one.value]));
  const where = placesOf(sentences, slots);
  const told = { kind: 'parts', severity: 'error', where, values } as const;
  const names = some.map((one) => `${one.slot}“${one.title}”${one.printed}`).join('、');
  const total = `${whole.slot}“${whole.title}”${whole.printed}${whole.noun}`;
  if (!partsFit(exact(whole), some.map(exact), complete))
    return [
      {
        ...told,
        id: `parts-${slots.join('-')}`,
        what: `${names} 之和${complete ? '不等于' : '多于'} ${total}`,
        why: SUM_WHY,
      },
    ];
  const sum = printedSum(some.map((one) => one.printed));
  const said = printedSum([whole.printed]);
  if (sum === null || said === null || (complete ? sum === said : sum <= said)) return [];
  if (where.some((place) => LABELLED.test(place.sentence))) return [];
  const what = `${names} 印出的数相加是 ${fromMillionths(sum)}，${total} 却印作 ${whole.printed}`;
  return [{ ...told, id: `parts-print-${slots.join('-')}`, what, why: PRINT_WHY }];
}

/** The exact value; a percentage was rounded to four places when it was computed. */
function exact({ value, valueUnit, unit }: ReportNumber): Interval {
  const base = baseValue(value, valueUnit);
  return familyOf(unit) === 'ratio' ? { low: base - 50n, high: base + 50n } : exactly(base);
}

/** “甲占26.6%、乙占17.7%、丙占55.7%”: shares whose sum is near a hundred are parts of one whole. */
function sharedOut(sentence: Sentence): readonly ConsistencyFinding[] {
  const shares = sentence.mentions.filter(({ family }) => family === 'ratio');
  if (shares.length < 2 || !sentence.words.includes('占') || LABELLED.test(sentence.words)) return [];
  const intervals = shares.flatMap((one) => printedInterval(one.printed, true) ?? []);
  const sum = printedSum(shares.map((one) => one.printed));
  if (intervals.length < shares.length || sum === null || sum === HUNDRED) return [];
  // Two shares of 30 and 40 are not meant to be complete; complete ones differ from a hundred by rounding, or by a
  // mistake.
  const off = sum > HUNDRED ? sum - HUNDRED : HUNDRED - sum;
  if (sum < HUNDRED && (off > toMillionths('2') || shares.length < 3)) return [];
  const possible = partsFit(exactly(HUNDRED), intervals, true);
  const list = shares.map((one) => `${one.printed}%`).join('、');
  return [
    {
      id: `parts-share-P${sentence.paragraph}-${sentence.number}`,
      kind: 'parts',
      severity: 'error',
      what: `${list} 相加是 ${fromMillionths(sum)}%，不是 100%`,
      why: possible ? PRINT_WHY : '所占的比重之和不是 100%，取整的误差也到不了这样大。',
      where: [placeOf(sentence, slotsOf(shares))],
      values: Object.fromEntries(shares.map((one, index) => [one.slot ?? `第${index + 1}个`, one.printed])),
    },
  ];
}

function slotsOf(mentions: readonly Mention[]): readonly string[] {
  return mentions.flatMap((one) => one.slot ?? []);
}

/** The sum of numbers as they are printed; null when one of them is no plain number (20余, 九, 12.35万). */
function printedSum(printed: readonly string[]): bigint | null {
  if (!printed.every((one) => /^\d+(?:\.\d{1,6})?$/u.test(one))) return null;
  return printed.reduce((sum, one) => sum + toMillionths(one), 0n);
}

import { toMillionths } from '#model/expression/exact.ts';
import { type ConsistencyFinding, placesOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Sentence } from '../sentences.ts';

/** This year compared with the report that was issued a year ago: its plans, and its values. */
export function plan(report: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  const { lastIssued, relations, numbers, lastYear } = report;
  if (!lastIssued) return [];
  const before = new Map(lastIssued.numbers.map((one) => [one.slot, one]));
  const now = new Map(numbers.map((one) => [one.slot, one]));
  const short = relations.plans.flatMap(({ plan: planned, done }): readonly ConsistencyFinding[] => {
    const [due, is] = [before.get(planned), now.get(done)];
    if (!due || !is || toMillionths(is.value) >= toMillionths(due.value)) return [];
    return [
      {
        id: `plan-${planned}-${done}`,
        kind: 'plan',
        severity: 'warning',
        what: `${lastIssued.year}年度报告“${due.title}”写明 ${due.value}，今年${done}“${is.title}”是 ${is.value}${is.valueUnit}`,
        why: '上年签发的报告许下的数，今年没有做到的要说明原因。',
        where: placesOf(sentences, [done]),
        values: { [`${lastIssued.year}年${planned}`]: due.value, [done]: is.value },
      },
    ];
  });
  const moved = [...lastYear].flatMap(([slot, basis]): readonly ConsistencyFinding[] => {
    const issued = before.get(slot);
    if (!issued || basis === null || toMillionths(issued.value) === toMillionths(basis)) return [];
    // The slots that depend on it are not known here; the number itself is.
    return [
      {
        id: `plan-basis-${slot}`,
        kind: 'plan',
        severity: 'warning',
        what: `${slot}“${issued.title}”与上年相比时用的是 ${basis}，${lastIssued.year}年签发的报告是 ${issued.value}`,
        why: '同比要以上年签发的数为准；上年的数更正过的，请说明。',
        where: placesOf(sentences, [slot]),
        values: { [`${lastIssued.year}年${slot}`]: issued.value, 同比所用: basis },
      },
    ];
  });
  return [...short, ...moved];
}

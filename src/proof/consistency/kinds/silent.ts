import { type ConsistencyFinding, placesOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Sentence } from '../sentences.ts';

/** Names that are listed in one finding. */
const NAMED = 20;

/** Units without any report in the year, listed at the sums to which they would have contributed. */
export function silent(report: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  const names = new Map(report.silentUnits.map((one) => [one.code, one.name]));
  const bySlot = new Map(report.numbers.map((one) => [one.slot, one]));
  return report.relations.sums.flatMap(({ slot, silent: codes }): readonly ConsistencyFinding[] => {
    const number = bySlot.get(slot);
    if (!number || codes.length === 0) return [];
    const list = codes.map((code) => names.get(code) ?? code);
    const more = list.length > NAMED ? `等 ${list.length} 个单位` : '';
    return [
      {
        id: `silent-${slot}`,
        kind: 'silent',
        severity: 'note',
        what: `${slot}“${number.title}”${number.printed}${number.noun}，不含全年没有一条记录的 ${codes.length} 个单位：${list.slice(0, NAMED).join('、')}${more}`,
        why: '合计只加了报来的数；没有报的单位要写在合计旁边，不能当作零。',
        where: placesOf(sentences, [slot]),
        values: { [slot]: number.value },
      },
    ];
  });
}

import { type ConsistencyFinding, placeOf } from '../finding.ts';
import type { ReportText } from '../report-text.ts';
import type { Sentence } from '../sentences.ts';

/** Words that give the date of a state. */
const DATED = /截至|截止|年底|年末|月底|现有|目前|累计|已有|在册|\d日/u;

/**
 * Different cut-off dates side by side: a sentence that mixes a state with a year's work without saying which is which.
 */
export function cutOff(_: ReportText, sentences: readonly Sentence[]): readonly ConsistencyFinding[] {
  return sentences.flatMap((sentence): readonly ConsistencyFinding[] => {
    const numbers = sentence.mentions.flatMap((one) => one.number ?? []);
    const kinds = new Set(numbers.map(({ from, to }) => `${from ?? '截至'}${to}`));
    if (kinds.size < 2 || DATED.test(sentence.words)) return [];
    const said = numbers.map(
      ({ slot, from, to }) => `${slot}${from === null ? `截至${to}` : `${from}至${to}`}`,
    );
    return [
      {
        id: `cut-off-P${sentence.paragraph}-${sentence.number}`,
        kind: 'cut_off',
        severity: 'warning',
        what: `一句话里有时点不同的数，却没有写明：${[...new Set(said)].join('，')}`,
        why: '年末的存量和全年的发生数并排写，读的人会当作同一时点。请写明“截至年底”或“年内”。',
        where: [
          placeOf(
            sentence,
            numbers.map((one) => one.slot),
          ),
        ],
        values: Object.fromEntries(numbers.map(({ slot, value }) => [slot, value])),
      },
    ];
  });
}

import type { NumberState, ReadableReport } from '../../manifest/readable-report.ts';

/** The word and the mark beside a colour. */
export const STATES: Readonly<Record<NumberState, { readonly word: string; readonly mark: string }>> = {
  agrees: { word: '相符', mark: '✓' },
  warning: { word: '提醒', mark: '▲' },
  failing: { word: '不符', mark: '✗' },
  unchecked: { word: '未设核对', mark: '○' },
};

const ORDER: readonly NumberState[] = ['agrees', 'warning', 'failing', 'unchecked'];

/** How many numbers are in each state, “66 相符”; states without numbers are left out. */
export function countedStates({
  numbers,
}: Pick<ReadableReport, 'numbers'>): readonly { readonly state: NumberState; readonly words: string }[] {
  return ORDER.flatMap((state) => {
    const count = numbers.filter((one) => one.state === state).length;
    return count === 0 ? [] : [{ state, words: `${count} ${STATES[state].word}` }];
  });
}

import type { ReadableNumber, ReadableReport } from '../../manifest/readable-report.ts';

/** “26次，印作“20余次”。” */
export function valueInWords({ exact, printed, noun }: ReadableNumber): string {
  const shown = `${printed}${noun}`;
  return exact === shown ? `${exact}。` : `${exact}，印作“${shown}”。`;
}

/** Where a number comes from, in words. */
export function sourceInWords({ sealed, ledger, period, scope, rows }: ReadableNumber): string {
  if (sealed) return '出自封存台账：只给数字和口径，不给台账、记录数和上年数。';
  return `取自${ledger ?? ''}，${period ?? ''}，范围是${scope ?? ''}，共 ${rows ?? 0} 条记录。`;
}

/** Last year's value in words; '' where a sealed ledger keeps it. */
export function lastYearInWords({ sealed, lastYear }: ReadableNumber, year: number): string {
  if (sealed) return '';
  return lastYear === null ? `上年（${year - 1}年）没有这个数。` : `上年（${year - 1}年）${lastYear}。`;
}

/** “参与 2 项核对，均相符。” */
export function checksInWords({ checks }: ReadableNumber, report: ReadableReport): string {
  if (checks.length === 0) return '没有为这个数设核对。';
  const outcomes = checks.map((place) => report.checks[place]?.outcome);
  const wrong = outcomes.filter((outcome) => outcome === 'not_met').length;
  const open = outcomes.filter((outcome) => outcome === 'not_evaluated').length;
  const all = `参与 ${checks.length} 项核对，`;
  if (wrong === 0 && open === 0) return `${all}均相符。`;
  const parts = [wrong > 0 ? `${wrong} 项须留意` : '', open > 0 ? `${open} 项缺数未作` : ''];
  return `${all}其中 ${parts.filter(Boolean).join('、')}。`;
}

/** Indexes of the paragraphs that contain a number, from 1, each once. */
export function paragraphsOf(report: ReadableReport): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>();
  for (const [index, { inlines }] of report.blocks.entries())
    for (const piece of inlines) {
      if (typeof piece !== 'number') continue;
      const list = found.get(piece) ?? [];
      if (list.at(-1) !== index + 1) list.push(index + 1);
      found.set(piece, list);
    }
  return found;
}

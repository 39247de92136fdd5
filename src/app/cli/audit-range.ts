import type { EntryRange } from '#kernel/audit/index.ts';
import { type Option, type Options, textOption } from './command.ts';
import { numberOption } from './number-option.ts';
import { UsageProblem } from './usage-problem.ts';

/** The options that choose entries of the log. */
export const RANGE_OPTIONS: Readonly<Record<string, Option>> = {
  from: { type: 'string', value: 'YYYY-MM-DD', help: '从这一天起（北京时间）' },
  to: { type: 'string', value: 'YYYY-MM-DD', help: '到这一天止，含当天' },
  type: { type: 'string', value: 'TYPE', help: '事项，如 row.import；只写 row 是全部记录类事项' },
  limit: { type: 'string', value: 'N', help: '只要最近的 N 条' },
};

const DAY_MS = 86_400_000;

/** Reads the options of RANGE_OPTIONS. @throws UsageProblem */
export function rangeOf(options: Options): EntryRange {
  const to = day(options, 'to');
  return {
    since: day(options, 'from'),
    until: to && new Date(to.getTime() + DAY_MS),
    type: textOption(options, 'type'),
    limit: numberOption(options, 'limit'),
  };
}

function day(options: Options, name: string): Date | null {
  const written = textOption(options, name);
  if (written === null) return null;
  const at = new Date(`${written}T00:00:00+08:00`);
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(written) || Number.isNaN(at.getTime()))
    throw new UsageProblem(`--${name} 须是 2022-01-05 这样的日期。`);
  return at;
}

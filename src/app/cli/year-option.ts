import { type Options, textOption } from './command.ts';
import { UsageProblem } from './usage-problem.ts';

/** The option --year. @throws UsageProblem when it is missing or no year between 1949 and 2100 */
export function yearOption(options: Options): number {
  const text = textOption(options, 'year');
  const year = Number(text);
  if (text === null || !/^\d{4}$/u.test(text) || year < 1949 || year > 2100)
    throw new UsageProblem('缺少 --year，或它不是四位数的年份。');
  return year;
}

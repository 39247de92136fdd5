import { dayOf } from '#model/time/day-of.ts';
import { type Invocation, type Option, textOption } from './command.ts';
import { UsageProblem } from './usage-problem.ts';

/** The first day of a city's duties, for the commands that create a city. */
export const BEGUN_OPTION: Option = {
  type: 'string',
  value: 'YYYY-MM-DD',
  help: '责任自哪一天起计，默认今天；要看往年的责任，填往年的日期，以后只能改早',
};

/** The day written with --begun, else today. @throws UsageProblem where it is no day */
export function begunOption({ options, now }: Invocation): string {
  const begunOn = textOption(options, 'begun') ?? dayOf(now());
  if (!isDay(begunOn)) throw new UsageProblem('--begun 须是日期，如 2021-01-01。');
  return begunOn;
}

/** "2021-02-30" is no day. */
function isDay(text: string): boolean {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

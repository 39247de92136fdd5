import { type Options, textOption } from './command.ts';
import { UsageProblem } from './usage-problem.ts';

/** An option that is a positive integer, or null when it is not given. @throws UsageProblem */
export function numberOption(options: Options, name: string): number | null {
  const text = textOption(options, name);
  if (text === null) return null;
  if (!/^[1-9]\d{0,5}$/u.test(text)) throw new UsageProblem(`--${name} 须是正整数。`);
  return Number(text);
}

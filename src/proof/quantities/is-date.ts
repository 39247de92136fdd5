import type { FoundToken } from './token.ts';

/** Largest numbers of a calendar date. */
const LARGEST = { 年: 2200, 月: 12, 日: 31, 季: 4, 时: 24, 点: 24, 分: 59 } as const;

/** Words after a unit of time that make it a length: 3日内, 2年来. */
const LENGTH = /^(?:内|之内|以内|以上|以下|来|间|多|余|左右|前|后)/u;

/**
 * Whether a token of the class `period` names a day, a month or a year of the calendar (2021年, 5月1日), and not a length
 * of time (15日内, 3个月, 20天), which is a quantity.
 */
export function isDate(text: string, { start, end, text: words, form }: FoundToken): boolean {
  if (form === 'mask') return true;
  const after = text.slice(end).replace(/^[ \u00a0]/u, '');
  if (/^(?:个月|天|周|小时|分钟)/u.test(after)) return false;
  const unit = /^[年月日季时点分]/u.exec(after)?.[0] as keyof typeof LARGEST | undefined;
  // “〔2021〕”, “2021、2022年” and “2021-05-01” have no unit behind them.
  if (unit === undefined) return true;
  const number = Number(words.normalize('NFKC').replace(/^.*\D/u, ''));
  if (form === 'digits') {
    if (unit === '年') return number >= 1900 && number <= LARGEST.年 && !LENGTH.test(after.slice(1));
    return (
      number <= LARGEST[unit] && !(LENGTH.test(after.slice(1)) && !/[年月日]$/u.test(text.slice(0, start)))
    );
  }
  // 二〇二一年 is a year, 三年 a length; 五月 is a month.
  if (unit === '年') return words.replace(/^.*[—–\-~～至到]/u, '').length === 4;
  return !LENGTH.test(after.slice(1)) || /[年月日]$/u.test(text.slice(0, start));
}

/**
 * 成文日期 in Arabic digits, the year in full, months and days without a leading zero (GB/T 9704-2012, 7.3.5.4).
 * @param date "YYYY-MM-DD"
 * @returns “2022年1月5日”
 * @throws TypeError when it has another form: a caller's mistake
 */
export function chineseDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) throw new TypeError(`not a date: ${date}`);
  return `${year}年${Number(month)}月${Number(day)}日`;
}

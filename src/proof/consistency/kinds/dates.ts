const DAY = '(?:\\d{4}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日|底|末|初|中旬|上旬|下旬)';
const CUT_OFF = new RegExp(
  `(?:截至|截止|至)?(?:${DAY}|\\d{4}年(?:\\d{1,2}月)?|\\d{1,2}月|年底|年末|年中|上年末|去年底|月底|目前|上半年|下半年)`,
  'gu',
);

/** The last day or period that the words name: “截至6月底”; null when they name none. */
export function cutOffOf(words: string): string | null {
  return [...words.matchAll(CUT_OFF)].at(-1)?.[0] ?? null;
}

/** The words without the days and periods in them. */
export function withoutDates(words: string): string {
  return words.replace(CUT_OFF, '');
}

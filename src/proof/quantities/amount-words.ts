const DIGITS = '[0-9零〇一二三四五六七八九十百]';

/** Words that state an amount without a numeral, or with one that a numeral does not show: 俩, 双倍, 百分百, ⑧. */
const WORDS: readonly string[] = [
  // Contracted numerals.
  '[俩仨]',
  // Multiples.
  '双倍|成倍|(?<=[超近逾过约])倍|倍增(?!计划|行动|工程|发展|效应|效果|服务)|翻倍|倍于|[数几多]倍|翻(?:了)?(?:[一两几三四五六七八九十]{1,4})?番|加倍(?!努力|珍惜|付出|重视|奋斗|小心|呵护|关心|工作|警惕|警醒)',
  // Shares.
  '半数|一半|减半|折半|对折|对半|(?<!经|越)过半数?(?!年|月|天|百)|(?<=[逾超近])半(?!年|月|天|径|岛)|(?<=[占增降])半(?=[，。；、]|$)|大半(?!年|月|天|夜)|(?<=[用历耗]时|缩短|提前)半年|半年(?=时间|多|内|以上|之内)|半个?(?:亿|[百千]?万)|半个?多?(?:月|小时|工作日|百分点)|(?<![前后上下多老夜白])半天|[几多半]成(?=[，。；、的]|$)',
  // A score, where 九点五分 is no time of day.
  `(?<=(?:[得评打扣]分?|均分|总分|测评|考核|成绩|满意度|高|低)(?:了|为|达|达到|出)?[：:]?)${DIGITS}+点${DIGITS}+分(?![之钟])`,
  // Proportions.
  '(?<![零一二两三四五六七八九十百千万])[零一二两三四五六七八九十百千万]{1,8}比[零一二两三四五六七八九十百千万]{1,8}|[一二三四五六七八九]{2}开(?![展会放始设发通工办启创拓])',
  // All and none.
  '百分(?:之)?百|满分|(?<!动态)[清归]零(?!行动|方案|计划|机制|工作|心态)',
  // Vague and large.
  '成百上千|成千上万|数以[十百千万亿]{1,4}计',
  // Letters: IV起, eight件.
  `(?<![A-Za-z])(?:[IVXLCDM]{1,12}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|dozen)(?:[- ]?(?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|million)){0,6})(?=\\s?[个件名人次场起家项条份户位元万])`,
  // Signs of all alphabets that are numbers (⑧, ₈, Ⅷ, ⅓), and pictures of numbers.
  '(?:(?![0-9０-９〇])\\p{N}|💯|🔟|[⚀-⚅])+',
];
const FORM = new RegExp(WORDS.join('|'), 'gu');
/** One sign that numbers a point, at the beginning of a line or after a stop: ①. */
const POINT = /^[①-⑳⑴-⒇⒈-⒛㈠-㈩㊀-㊉❶-❿➀-➓]$/u;

/** The stretches of a text that state an amount by such a word. */
export function amountWords(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(FORM)]
    .filter(
      ({ index, 0: words }) =>
        !POINT.test(words) || !/(?:^|[。；：，\n])\s{0,8}$/u.test(text.slice(Math.max(0, index - 9), index)),
    )
    .map(({ index, 0: words }) => ({ start: index, end: index + words.length }));
}

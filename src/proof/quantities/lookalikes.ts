/**
 * Signs that look like a Chinese numeral, with the numeral: traditional forms, radicals, strokes and kana. The numerals
 * of accounts are separate, because some of them are ordinary words.
 */
export const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    一: '㇐ㄧ㆒⼀弌幺',
    二: '⼆㆓ニ弍',
    三: '㆔弎',
    四: '㆕亖',
    八: '⼋ハ',
    十: '⼗〸',
    两: '兩',
    点: '點',
    几: '幾',
    数: '數',
    个: '個箇',
    余: '餘',
    万: '萬',
    亿: '億',
  }).flatMap(([plain, others]) => others.split('').map((other) => [other, plain] as const)),
);

/** Numerals of accounts without another meaning. */
export const ACCOUNT_NUMERALS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    壹: '一',
    贰: '二',
    貳: '二',
    叁: '三',
    叄: '三',
    柒: '七',
    捌: '八',
    玖: '九',
    佰: '百',
    仟: '千',
  }),
);

/**
 * Numerals of accounts that are words too (队伍, 大陆, 收拾, 放肆, 参加): numerals only among others or before a measure word.
 */
export const DOUBTFUL_ACCOUNT_NUMERALS: ReadonlyMap<string, string> = new Map(
  Object.entries({ 肆: '四', 伍: '五', 陆: '六', 陸: '六', 拾: '十', 参: '三', 參: '三' }),
);

/** Words that end with one of them. */
export const ACCOUNT_WORD_BEFORE = /[队入落行退大登着内水北新收放酒]$/u;

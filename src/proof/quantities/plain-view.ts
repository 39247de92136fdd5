import {
  ACCOUNT_NUMERALS,
  ACCOUNT_WORD_BEFORE,
  DOUBTFUL_ACCOUNT_NUMERALS,
  LOOKALIKES,
} from './lookalikes.ts';
import { unitAfter } from './unit-after.ts';

/** A text in the form in which numerals are searched, with the source place of each character. */
export interface PlainView {
  readonly text: string;
  /** Where the character at an offset of the view begins in the source, and where the one before an offset ends. */
  readonly startOf: (offset: number) => number;
  readonly endOf: (offset: number) => number;
}

/** Invisible characters (zero-width, soft hyphen, selectors) and marks on a character (accents, the box of 8️⃣). */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{M}]/u;
/** Digits of other alphabets: mathematical 𝟖, Arabic ٨; a digit in a circle is another sign and stays. */
const DIGIT = /^\p{Nd}$/u;
const NUMERAL = '[0-9０-９零〇一二两三四五六七八九十百千万亿点.．]';
/** Spaces, Markdown, tags and entities inside a number; the page shows the number all the same. */
const INSIDE =
  '(?:[ \\u00a0\\u2000-\\u200a\\u3000]|[*_~`]|</?[a-zA-Z][^<>]{0,40}>|&[a-zA-Z]{2,8};|&#[0-9a-zA-Z]{2,6};)';
const SPLIT = new RegExp(`(?<=${NUMERAL})${INSIDE}{1,8}(?=${NUMERAL})`, 'gu');
const MEASURE = '[个件名人次场起家项条份元户位余多%]';
/** 百 分 之 八: the space, and the like, anywhere in it. */
const SHARE = new RegExp(`[百千万]${INSIDE}{0,4}分${INSIDE}{0,4}之${INSIDE}{0,4}(?=${NUMERAL})`, 'gu');
/** The same between a number and its measure word, where a space may also be ordinary. */
const BEFORE_MEASURE = new RegExp(
  `(?<=${NUMERAL})(?![ \\u00a0\\u3000])(?:${INSIDE}|(?<![点.．])[」』’”"'】〕\\]>/·・]){1,8}(?=${MEASURE})`,
  'gu',
);
const LETTERS_AS_DIGITS = new RegExp(`(?<=[0-9])[OoＯｏlI]{1,4}(?=[0-9]|${MEASURE})`, 'gu');
const LETTERS_AS_NOUGHT = new RegExp(
  `(?<=[一二三四五六七八九〇])[OoＯｏ○]{1,4}(?=[一二三四五六七八九〇年]|${MEASURE})`,
  'gu',
);
const PLAIN = /[一二两三四五六七八九十百千]/u;
const ACCOUNT_RUN = new RegExp(
  `[${[...ACCOUNT_NUMERALS.keys(), ...DOUBTFUL_ACCOUNT_NUMERALS.keys(), '零万亿'].join('')}]+`,
  'gu',
);

/**
 * Converts a text to plain numerals: lookalikes and numerals of accounts become ordinary ones, invisible characters are
 * left out.
 * @param joined also removes separators within one number; not for files whose columns are separated by spaces
 */
export function plainView(source: string, joined: boolean): PlainView {
  const plain = placed(source, joined ? partsOf(source) : new Set());
  const { starts, ends } = plain;
  return {
    text: lettersRead(accountsRead(plain.text)),
    startOf: (offset) => starts[offset] ?? source.length,
    endOf: (offset) => ends[offset - 1] ?? 0,
  };
}

interface Placed {
  readonly text: string;
  /** Of each UTF-16 unit: where its character begins and ends in the source. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function placed(source: string, skipped: ReadonlySet<number>): Placed {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const sign of source) {
    const from = at;
    at += sign.length;
    if (skipped.has(from) || UNSEEN.test(sign)) continue;
    const read = readAs(sign);
    text += read;
    // An unchanged character is kept unit by unit; a converted one is one place.
    for (let unit = 0; unit < read.length; unit += 1) {
      starts.push(read === sign ? from + unit : from);
      ends.push(read === sign ? from + unit + 1 : at);
    }
  }
  return { text, starts, ends };
}

function readAs(sign: string): string {
  const plain = LOOKALIKES.get(sign);
  if (plain !== undefined) return plain;
  // Full-width digits stay: their comma is another one (find-atoms.ts).
  if (/[0-9０-９]/u.test(sign) || !DIGIT.test(sign)) return sign;
  const digit = sign.normalize('NFKC');
  return /^[0-9]$/u.test(digit) ? digit : String(digitOf(sign));
}

/** The value of a decimal digit of any alphabet: each alphabet has its ten digits in sequence, beginning with zero. */
function digitOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

/** The places of separators within a number, found in the text without invisible characters. */
function partsOf(source: string): ReadonlySet<number> {
  const { text, starts } = placed(source, new Set());
  const parts = new Set<number>();
  for (const form of [SPLIT, BEFORE_MEASURE])
    for (const { index, 0: part } of text.matchAll(form))
      for (let place = index; place < index + part.length; place += 1) parts.add(starts[place] ?? -1);
  for (const { index, 0: share } of text.matchAll(SHARE))
    for (const [place, sign] of share.split('').entries())
      if (!/[百千万分之]/u.test(sign)) parts.add(starts[index + place] ?? -1);
  return parts;
}

/** 捌拾捌件 as 八十八件; 伍 and 陆 alone are words, except before a measure word. */
function accountsRead(text: string): string {
  return text.replace(ACCOUNT_RUN, (run: string, at: number) => {
    const known = run
      .split('')
      .filter((sign) => ACCOUNT_NUMERALS.has(sign) || DOUBTFUL_ACCOUNT_NUMERALS.has(sign));
    const doubtful = run.split('').every((sign) => !ACCOUNT_NUMERALS.has(sign));
    const beside = PLAIN.test(text[at - 1] ?? '') || PLAIN.test(text[at + run.length] ?? '');
    const word =
      ACCOUNT_WORD_BEFORE.test(text[at - 1] ?? '') || unitAfter(text, at + run.length).unit === null;
    if (doubtful && known.length < 2 && word && !beside) return run;
    return run
      .split('')
      .map((sign) => ACCOUNT_NUMERALS.get(sign) ?? DOUBTFUL_ACCOUNT_NUMERALS.get(sign) ?? sign)
      .join('');
  });
}

/** Letters in the place of digits: 8O件 as 80件, 二O二一年 as 二〇二一年. */
function lettersRead(text: string): string {
  return text
    .replace(LETTERS_AS_DIGITS, (letters) => letters.replaceAll(/[OoＯｏ]/gu, '0').replaceAll(/[lI]/gu, '1'))
    .replace(LETTERS_AS_NOUGHT, (letters) => '〇'.repeat(letters.length));
}

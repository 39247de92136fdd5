import { MORE_MEASURES, TIME_MEASURES } from './count-words.ts';
import { unitAfter } from './unit-after.ts';

const NUMERAL = '零〇一二两三四五六七八九十百千万亿廿卅卌';

/** A Chinese numeral in a text, with all that belongs to it. */
export interface NumeralRun {
  readonly start: number;
  /** Where the numeral ends, without 余 and measure word. */
  readonly end: number;
  /** Where the quantity ends. */
  readonly tail: number;
  /** The numeral without 数, 几 or 百分之 before it. */
  readonly words: string;
  /** Its measure word; null without one. */
  readonly measure: string | null;
  /** 数, 几, 余 or 多 is beside it, or it is a share or a decimal: it can only be an amount. */
  readonly certain: boolean;
}

const ONE = `(?:好几|[数几]个?(?=[十百千万亿]))?(?:[${NUMERAL}]{1,12}又)?(?:[${NUMERAL}]{1,12}分之)?[${NUMERAL}]+(?:点(?![${NUMERAL}]{1,3}(?:分(?!之)|钟))[${NUMERAL}]+)?`;
const RUN = new RegExp(`[百千万]分之(?=[0-9０-９])|${ONE}`, 'gu');
const ABOUT =
  /^[ \u00a0\u3000]{0,2}(?:[十百千万亿]+|(?:[余多几来]|好几)(?:[十百千]?[万亿]|[十百千])?(?:余|多(?=[^数样次元边方个]|$|[个元次]))?)/u;
const [MORE, TIME] = [MORE_MEASURES, TIME_MEASURES].map(
  (words) =>
    new RegExp(
      `^[ \\u00a0\\u3000]{0,2}(?<measure>${words.toSorted((a, b) => b.length - a.length).join('|')})`,
      'u',
    ),
) as [RegExp, RegExp];

const REST = /^(?:半(?!年|月|数)|[多余](?=[，。；、）的]|$))/u;
const REST_OF_SHARE =
  /^(?:半(?!年|月|数)|[多余](?=[，。；、）的]|$)|[一二三四五六七八九](?=[，。；、）的以左上]|$))/u;

/** Every Chinese numeral of a text, with the measure word after it; later steps classify them. */
export function numeralRuns(text: string): readonly NumeralRun[] {
  return [...text.matchAll(RUN)].map(({ index, 0: whole }) => {
    const end = index + whole.length;
    const { tail, measure, about } = /分之/u.test(whole)
      ? { tail: end, measure: null, about: false }
      : measureAfter(text, end);
    const words = whole.replace(/^(?:好几|[数几]个?)/u, '').replace(/^.+分之(?=.)/u, '');
    const certain = about || /^[数几好]|分之|点|[廿卅卌]/u.test(whole);
    return { start: index, end, tail, words, measure, certain };
  });
}

/**
 * The 余, scale and measure word after a numeral; it knows more measure words than indicators use.
 * @returns `tail`, where the quantity ends: at `end` when none of them follows
 */
export function measureAfter(
  text: string,
  end: number,
): { readonly tail: number; readonly measure: string | null; readonly about: boolean } {
  const known = unitAfter(text, end);
  const rest = text.slice(end, end + 16);
  const about =
    (/[百千万]/u.test(text[end - 1] ?? '') ? /^把/u.exec(rest) : null)?.[0] ?? ABOUT.exec(rest)?.[0] ?? '';
  const behind = rest.slice(about.length);
  const found =
    TIME.exec(behind) ??
    MORE.exec(behind) ??
    (about === '把' ? /^(?<measure>[人元个户亩斤])/u.exec(behind) : null);
  const length = about.length + (found?.[0].length ?? 0);
  // “五个点”, “三个月”: the longer measure word wins.
  if (known.unit !== null && (!found || end + length <= known.tail))
    return { tail: withRest(text, known.tail), measure: known.unit, about: known.approximate };
  const measure = found?.groups?.['measure'] ?? null;
  const isAbout =
    about.trim() !== '' && (measure !== null || !/^\p{Script=Han}/u.test(behind) || !/^[来把]/u.test(about));
  if (!isAbout && measure === null) return { tail: end, measure: null, about: false };
  return { tail: withRest(text, end + length), measure, about: isAbout };
}

/** 七成半, 一倍半, 两成多, 三年多. */
function withRest(text: string, tail: number): number {
  const last = text[tail - 1] ?? '';
  const form = /[成倍]/u.test(last) ? REST_OF_SHARE : /[年月天里]/u.test(last) ? REST : null;
  return tail + (form?.exec(text.slice(tail, tail + 3))?.[0].length ?? 0);
}

import { RANK_BEFORE } from './count-words.ts';
import { measureAfter } from './numeral-runs.ts';

const NUMERAL = '[0-9０-９]{1,12}|[零〇一二两三四五六七八九十百千万]{1,12}';
const ORDINAL = new RegExp(`第\\s?(${NUMERAL})`, 'gu');
const LEADING = new RegExp(`前\\s?(${NUMERAL})(?=[名位强甲席]|\\s*(?:[，。；、：）)]|$))[名位强甲席]?`, 'gu');
const STRONGEST = new RegExp(`(?<![前之])(${NUMERAL})强(?=[企县市区镇村院校，。；、：）)]|$)`, 'gu');
const ENDS = /^\s*(?:[，。；、：！？,;!?）)”]|$)/u;
/** Measure words of results: 第五十次, 第二家. */
const COUNTS = /^(?:名|位|家|个|件|起|例|座|所|户|人|次|人次|场|场次|期|批|轮)$/u;
/** Those that mostly number a series: only a high number of them states how many there were. */
const SERIES = /^(?:期|批|轮)$/u;
/** After 第…次 and 第…个: things that are named by their number. */
const NAMED =
  /^[^，。；、：\n]{0,10}?(?:会议|全会|大会|代表|党代会|普查|全体|全国代表|常委|国土调查|分配|革命|浪潮|世界大战|国共合作|握手|一?百年|五年|十年|五年计划|五年规划|主题教育|教育活动|巡视|巡察|援|会$)/u;

/** 第三、六、十条; 第二十一至三十条. */
const LISTED = new RegExp(`^(?:[、和至到及—-]第?(?:${NUMERAL}))+[条款项章节届次期批季]`, 'u');

/** The place of an ordinal that states a result. */
interface Ordinal {
  readonly start: number;
  readonly end: number;
  readonly tail: number;
}

/**
 * Ordinals that are results (位列第三, 第88次, 前十名, 百强) and not names (第十五届, 第一书记, 第三次全国代表大会), numbers of
 * points (第一，…) or of articles (第三条).
 */
export function ordinalResults(text: string): readonly Ordinal[] {
  const ordinals = [...text.matchAll(ORDINAL)].flatMap(({ index, 0: whole, 1: numeral = '' }) => {
    const end = index + whole.length;
    const { measure, tail } = measureAfter(text, end);
    const near = text.slice(Math.max(0, index - 40), index);
    const before = near.slice(near.lastIndexOf('\n') + 1);
    const span = { start: index, end, tail: measure === null ? end : tail };
    return isResult(before, numeral, measure, text.slice(span.tail, span.tail + 30))
      ? [{ ...span, ...grade(text, span) }]
      : [];
  });
  const others = [LEADING, STRONGEST].flatMap((form) =>
    [...text.matchAll(form)].map(({ index, 0: whole }) => ({
      start: index,
      end: index + whole.length,
      tail: index + whole.length,
    })),
  );
  return [...ordinals, ...others];
}

function isResult(before: string, numeral: string, measure: string | null, behind: string): boolean {
  const first = /^(?:一|1|１)$/u.test(numeral);
  if (measure === null) {
    if (/^(?:方阵|梯队|等次|等奖|等级)/u.test(behind)) return true;
    if (!ENDS.test(behind) || LISTED.test(behind)) return false;
    return RANK_BEFORE.test(before) || (!first && /\p{Script=Han}$/u.test(before));
  }
  if (!COUNTS.test(measure) || NAMED.test(behind)) return false;
  if (/^[名位]$/u.test(measure))
    return !/(?:放|摆|排|挺)?在$/u.test(before) && !(first && /^的?(?:任务|职责|要求|选择)/u.test(behind));
  if (SERIES.test(measure)) return numeral.length > 1;
  return !(first && measure === '次' && !ENDS.test(behind));
}

/** 第一方阵, 第二等次: the word belongs to the place. */
function grade(text: string, { tail }: Ordinal): { readonly tail: number } {
  return { tail: tail + (/^(?:方阵|梯队|等次|等奖|等级)/u.exec(text.slice(tail))?.[0].length ?? 0) };
}

import type { Surroundings } from './surroundings.ts';
import type { TokenClass } from './token.ts';

/** Set phrases that begin with the numeral: a name of something, never a count. */
const FIXED_AFTER =
  /^(?:个(?:维护|确立|意识|自信|必须|有之|全面|务必|坚持|代表|中心|先行|导向|统领|一律|结合|走在前|革命|领导|责任)|项规定|重一大|会一课|岗双责|学一做|位一体|心[一二]意|风|资|农|委|新|公|把手|张网|件事|盘棋|次性|案一|支一|企一|村一|人一|个?系列|线|严三|大(?!量)|中全会|次全会|次党代会|次(?:分配|革命|产业|污染|供水|创业|握手)|人(?:小组|行)|个一百年|届|以贯之|如既往|方面|体|级书记|级联动|级网络|方协同)/u;
/** Whether the words before a numeral say that something was done this many times or divided into this many parts. */
export function wasDone(before: string): boolean {
  return DID.test(before);
}

/** Measure words of completed acts; “一起” alone is a word. */
const COUNTED = /^(?:人次|场次|批次|次|场|起|件|人|名|位|户|家|份|期|组|批|队|个|项|条|处|座|成)$/u;
/** The same behind a numeral of several characters: 二十大, 十九届; “八十八件事” counts. */
const FIXED_LONG = /^(?:届|大(?!量)|中全会|次全会|次党代会|[年日]行动|条(?:措施|意见))/u;
/** What makes “一” part of a word: 上一次, 新一轮. */
const PART_OF_WORD = /[上下新同某这那另哪之第不]$/u;
/** The same before “一” alone: 统一, 唯一, 专一. */
const PART_OF_ONE = /[统唯任进专单万]$/u;
const STRONG =
  /^(?:人次|成|场次|批次|轮次|百分点|个百分点|次|场|起|件|人|名|位|户|家|份|篇|期|套|座|所|处|[万亿]?元|%|宗|例|封|台|辆|栋|幢|本|册|亩|公里|课时)$/u;
const WEAK = /^(?:个|项|条|种|级|支|批|轮|类)$/u;
const ENDS = /^\s*(?:[，。；、：）)]|$|其中)/u;
const YEAR = /^[一二][一二三四五六七八九〇零○OＯ0]{3}$/u;
const RULE = /每[^，。；、：\n]{0,10}$/u;
/** Right before a small numeral: something was done this many times, or to this many. */
const DID =
  /(?:查处|查结|立案|办结|通报|曝光|处分|处理|问责|诫勉|新建|改建|建成|新增|成立|组建|召开|开展|组织|举办|完成|收到|受理|引进|选派|调整|提拔|关闭|发现|涉及|划分为|划分成|划为|划成|分为|分成|编成|编为|分|问题|案件|案例|对|将|把)(?:了|过)?$/u;

interface Quantity {
  readonly unit: string | null;
  /** Whether 余 or 多 stands behind the numeral. */
  readonly approximate: boolean;
  readonly limit: boolean;
}

/**
 * Classifies a Chinese numeral; most are no quantity (两个维护, 一体推进, 三级网络).
 * @returns null when it is no token; 'doubtful' when only a fitting indicator makes it a number; 'phrase' for a
 *   literal that states no quantity
 */
export function classifySpelled(
  words: string,
  { before, after, quoted }: Surroundings,
  { unit, approximate, limit }: Quantity,
): TokenClass | 'doubtful' | 'phrase' | null {
  if (before.endsWith('第')) return 'ordinal';
  if (/^\s*[（(]?$/u.test(before) && /^[、）)．.]/u.test(after)) return 'ordinal';
  if (/[（(]$/u.test(before) && /^[）)]/u.test(after)) return 'ordinal';
  if (/(?:^|[，。；：、\s其])$/u.test(before) && /^(?:是|要(?!素)|则)/u.test(after)) return 'ordinal';
  if (YEAR.test(words)) return 'period';
  if (words.includes('分之') || before.endsWith('百分之')) return limit ? 'literal' : 'number';
  if (quoted !== null && (quoted.mark === '《' || quoted.content.length <= 16))
    // Words between quotation marks may be a motto (“四个意识”) or an attempt to hide a count (“八十八件”).
    return words.length === 1 || unit === null ? 'phrase' : 'literal';
  if (/^(?:周年)/u.test(after) || (words.length === 1 ? FIXED_AFTER : FIXED_LONG).test(after))
    return 'phrase';
  if (/^(?:年|个?月|日|天|季度|周|小时|分钟)/u.test(after)) return 'period';

  if (unit === null) return null;
  // “数十次” is no exact number that could be recounted.
  if (/[数几]$/u.test(before)) return 'literal';
  if (/[—–\-－~～至]/u.test(words)) return 'range';
  if (limit || (RULE.test(before) && !approximate)) return 'literal';
  const afterUnit = after.slice(after.indexOf(unit.slice(-1)) + 1);
  const single = words.length === 1;
  if (!single || /^[百千万]$/u.test(words)) {
    if (single && !approximate && !/^[名人场]/u.test(unit)) return 'literal';
    return approximate || STRONG.test(unit) || wasDone(before) || ENDS.test(afterUnit)
      ? 'number'
      : 'doubtful';
  }
  // “二” is no quantity before a measure word (二次供水); “一” is one only where the clause ends with it.
  const together = words === '一' && unit === '起' && !ENDS.test(after.slice(after.indexOf('起') + 1));
  if (words !== '二' && !together && wasDone(before) && COUNTED.test(unit)) return 'number';
  if (words === '二' || PART_OF_WORD.test(before) || (words === '一' && PART_OF_ONE.test(before)))
    return 'phrase';
  if (words === '一' && unit === '批') return 'phrase';
  if (words === '一') return ENDS.test(afterUnit) && !/^[起级道面]$/u.test(unit) ? 'number' : 'phrase';
  if (STRONG.test(unit)) return 'number';
  if (ENDS.test(afterUnit) && /^[个项条]$/u.test(unit)) return 'number';
  return WEAK.test(unit) ? 'doubtful' : 'literal';
}

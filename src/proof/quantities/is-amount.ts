import {
  ABOUT_BEFORE,
  COUNTED_NOUNS,
  HAPPENED,
  HOW_MANY_BEFORE,
  NOTHING_BEFORE,
  ZERO_OF,
} from './count-words.ts';
import { wasDone } from './classify-spelled.ts';
import type { NumeralRun } from './numeral-runs.ts';
import { unitAfter } from './unit-after.ts';

/** A numeral with the words of its line around it. */
interface Placed extends NumeralRun {
  readonly before: string;
  /** From the end of the numeral, and from the end of the quantity. */
  readonly after: string;
  readonly behind: string;
}

const ENDS = /^\s*(?:[，。；、：！？,;!?（(）)\]”’"》]|$|其中)/u;
const HAN_BEFORE = /[\p{Script=Han}：:（(“"'》）)]\s*$/u;
/** A clause that begins with a numeral and ends with it: “，五十，”. */
const NUMBERING_BEFORE = /(?:^|[，。；：、\n\s]|其)[（(]?$/u;
const COUNTED = new RegExp(`^(?:${COUNTED_NOUNS})`, 'u');
/** 第二十一、三十、三十五条. */
const ARTICLES_BEFORE = /第(?:[零一二三四五六七八九十百]{1,6}[、至和到及—-]){1,12}$/u;
const YEAR = /^[一二][零〇一二三四五六七八九]{3}$/u;
/** Measure words with which a small numeral is mostly part of a name: 三级, 四面, 一路. */
const NAMELIKE =
  /^(?:级|种|类|层|面|步|方|代|点|档|版|样|道|门|对|头|双|字|句|段|章|首|排|集|回|课|题|根|包|车|帮|口|则|把|股|块|村|镇|组|队|班|部|讲|节|期|轮|批|届|岁|周|日|月|年|季度)$/u;
/** Those of them that count after a small numeral above one. */
const COUNTED_FROM_TWO =
  /^(?:种|点|则|股|把|块|口|车|档|版|样|回|课|题|组|队|班|部|讲|节|期|轮|批|岁|门|双|对|句|段|章|首|集|包|层|面(?=.?锦旗)|字|根)$/u;
const BEING = /(?:[是为像]|作为|成为|每|同|任何|哪怕|又|上|下|新|某|这|那|另|此|其|各|统|唯|第)$/u;
const ONE_OF =
  /^一(?:个|项|条|件|支|批|次|名|位)?(?:重要|重大|系统|长期|基础|整体|新的|全新|有机|共同|崭新|鲜明|特殊|独特|突出|显著|关键|现实|紧迫|艰巨|持续|复杂)/u;
const HOUR =
  /^(?:时(?!间|代|期|段|长|有|常|而|时)|点(?:半|钟|整|准时|开|召|出发|[\d零一二三四五]{1,3}分(?!之)))/u;
const DAY = /^(?:[一二三四五六七八九十]|十[一二三四五六七八九]|[二廿]十?[一二三四五六七八九]?|三十一?)$/u;
const OF_DAY = /(?:[上下中]午|早上|早晨|晚上?|凌晨|傍晚|夜里|[日至到—])$/u;

/**
 * Whether a Chinese numeral states an amount: yes where it is long, has a measure word, or is at the place of a count
 * (before the end of a clause, after 共 and 达, before what is counted).
 */
export function isAmount(run: NumeralRun, text: string): boolean {
  const placed = placedIn(run, text);
  if (run.certain) return true;
  if (/^[零〇]$/u.test(run.words)) return isZero(placed);
  if (run.words.length > 1)
    return !/^[一二]{2}$/u.test(run.words) || run.measure !== null || isCounted(placed);
  if (/^[十百千万亿]$/u.test(run.words)) return isScale(placed);
  return run.words === '一' ? isOne(placed) : isFew(placed);
}

/** Whether a Chinese numeral is a date, an hour, or the number of a point or an article. */
export function isPlace(run: NumeralRun, text: string): boolean {
  const placed = placedIn(run, text);
  return (
    ARTICLES_BEFORE.test(placed.before) || isNumbering(placed) || isTimeOfDay(placed) || isCalendar(placed)
  );
}

function placedIn(run: NumeralRun, text: string): Placed {
  const before = text.slice(Math.max(0, run.start - 60), run.start);
  return {
    ...run,
    before: before.slice(before.lastIndexOf('\n') + 1),
    after: text.slice(run.end, run.end + 40),
    behind: text.slice(run.tail, run.tail + 40),
  };
}

/** “一、”, “（二）”, “三是” and “其四，” number a point; “案件（五十）” does not. */
function isNumbering({ before, after }: Placed): boolean {
  if (/^\s*$/u.test(before) && /^[、．.]/u.test(after)) return true;
  if (/[（(]$/u.test(before) && /^[）)]/u.test(after))
    return (
      /^\s*[（(]$/u.test(before) ||
      /^[）)][项款目]/u.test(after) ||
      (!/\p{Script=Han}[（(]$/u.test(before) && unitAfter(after, 1).unit === null)
    );
  return (
    NUMBERING_BEFORE.test(before) && /^(?:是(?!非)|要(?!素)|则(?!通报|消息|案例)|来(?=[，是]))/u.test(after)
  );
}

function isTimeOfDay({ words, before, after }: Placed): boolean {
  return (
    words.length <= 5 &&
    (HOUR.test(after) ||
      ((after.startsWith('点') || words.includes('点')) && OF_DAY.test(before)) ||
      (/[\d一二三四五六七八九十][点时]$/u.test(before) && /^(?:分(?!之)|钟)/u.test(after)))
  );
}

/** 二〇二一年, 五月一日; not 三年, 五个月, 十五日内. */
function isCalendar({ words, after, before }: Placed): boolean {
  if (YEAR.test(words))
    return /^\s?(?:年|[—–\-~～至到、]|届|级|度)/u.test(after) || /[年至到—]$/u.test(before);
  const unit = /^\s?([月日号季])(?!常|人)/u.exec(after)?.[1];
  if (unit === undefined || /[百千万亿]/u.test(words)) return false;
  if (unit === '月')
    return /^十?[一二]$|^[三四五六七八九十]$/u.test(words) && !/^\s?月(?:内|来|余|多)/u.test(after);
  if (unit === '季') return /^[一二三四]$/u.test(words);
  return (
    /[年月]\s?$/u.test(before) ||
    (DAY.test(words) && !/^\s?[日号](?:内|之内|以内|以上|来|余|多)/u.test(after))
  );
}

/** “全部为零”, “零人次”, “零事故”; “零容忍” is a name. */
function isZero({ measure, after }: Placed): boolean {
  return measure !== null || ENDS.test(after) || ZERO_OF.test(after);
}

/** 十, 百, 千, 万, 亿 alone. */
function isScale(placed: Placed): boolean {
  const { before, after, measure } = placed;
  if (measure !== null) return true;
  return (ABOUT_BEFORE.test(before) && !/^[分众般]/u.test(after)) || isCounted(placed);
}

/** “一” with a measure word, unless it is part of a word or says what something is. */
function isOne(placed: Placed): boolean {
  const { before, behind, measure, after } = placed;
  const rest = `一${after}`;
  const nothing = NOTHING_BEFORE.test(before);
  if (nothing) return true;
  if (measure === null) return isCounted(placed);
  if (measure === '起')
    return HAPPENED.test(rest) || wasDone(before) || (ENDS.test(behind) && !/[在与和同到]$/u.test(before));
  if (BEING.test(before) || ONE_OF.test(rest)) return false;
  return (
    !NAMELIKE.test(measure) ||
    ((wasDone(before) || HOW_MANY_BEFORE.test(before)) && !/^[级种类面层步句段字代点]$/u.test(measure))
  );
}

/** 两 to 九. */
function isFew(placed: Placed): boolean {
  const { before, behind, measure } = placed;
  if (measure === null) return isCounted(placed);
  if (/[这那上下前后头另]$/u.test(before) && /^[级种类面]$/u.test(measure)) return false;
  return (
    !NAMELIKE.test(measure) ||
    COUNTED_FROM_TWO.test(measure) ||
    wasDone(before) ||
    ENDS.test(behind) ||
    (measure === '面' && behind.startsWith('锦旗')) ||
    (measure === '级' && behind.startsWith('换届')) ||
    /^[年月日周]$/u.test(measure)
  );
}

/** A numeral without a measure word at the place of a count: “诫勉七”, “共三”, “三干部”. */
function isCounted({ before, after }: Placed): boolean {
  if (COUNTED.test(after)) return true;
  if (ENDS.test(after)) return HAN_BEFORE.test(before) && !/(?:[之其第周期初]|星期)$/u.test(before);
  return false;
}

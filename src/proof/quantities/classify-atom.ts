import { isRange } from './find-atoms.ts';
import { classifySpelled } from './classify-spelled.ts';
import { isCell, type Surroundings, surroundings, unitOfCell } from './surroundings.ts';
import { isAim, isTerm } from './not-a-result.ts';
import type { Atom, FoundToken, TokenClass } from './token.ts';
import { isUnitWord, unitAfter } from './unit-after.ts';

/** Behind a quantity: what makes it a limit. */
const LIMIT_AFTER = /^(?:及|或)?(?:以上|以下|以内|之内|以外|内(?!部|容|设))/u;
/** Before a quantity: what makes it a limit or a rule. */
const LIMIT_BEFORE =
  /(?:不(?:得)?(?:低于|少于|超过|高于|多于|大于|小于)|至少|最多|最少|未满|年满|≥|≤|>|<)[^，。；、：\n\d]{0,4}$/u;
const RULE_BEFORE =
  /每(?:个|名|位)?(?:人|月|年|季度?|半年|周|星期|日|天|隔|满|名|户|村|家|位|班子成员)?[^，。；、：\n]{0,8}$/u;
const LEADING = /(?:为|达到?|共计?|共有|合计|累计|总计|增至|增加到|[:：])\s*$/u;
const REACHED = /(?:达到?|实现|保持在?|稳定在|均在)\s*$/u;
const STOP_OR_END = /^\s*(?:[，。；、：）)]|$)/u;
const HEADING =
  /^(?:数量|完成数?|完成情况|完成值|数值|数据|备注|说明|合计|本年数?|今年|\d{4}年.{0,3}|实绩|结果)$/u;
const PERIOD_AFTER = /^[ \u00a0]?(?:年|月|日(?!常)|季度|个月|时(?!间|代)|点\d)/u;

/** Columns of a table that hold targets, or only number its rows. */
const AIM_HEADING = /目标|计划|任务|指标值|应完成|年初/u;
const SERIAL_HEADING = /^(?:序号|编号|号|No\.?)$/u;
/** Behind digits: what makes them part of a name. */
const FIXED_NUMBER = /^[ \u00a0]?(?:周年|届|中全会|次全会|次党代会|大(?:精神|报告|以来|代表|胜利|召开))/u;

/** The class of an atom; null when it is no token at all (the “一” of “一体推进”). */
export function classifyAtom(text: string, atom: Atom, heading: string | null = null): FoundToken | null {
  const around = surroundings(text, atom.start, atom.end);
  const quantity = unitAfter(text, atom.end);
  const unit =
    quantity.unit ??
    unitBeside(around) ??
    (isCell(around) || LEADING.test(around.before) ? unitOfCell(around) : null) ??
    unitOfHeading(heading);
  const tail = quantity.tail - atom.end;
  const limit =
    (isLimit(atom, around, tail) && quantity.unit !== '成') ||
    (atom.form !== 'mask' && (isAim(around) || isTerm(quantity.unit, around, tail)));
  const token = (kind: TokenClass, doubtful = false, phrase = false): FoundToken => ({
    ...atom,
    class: kind,
    unit: kind === 'number' || kind === 'range' ? unit : quantity.unit,
    tail: quantity.tail,
    doubtful,
    phrase,
  });
  if (heading !== null && isCell(around) && atom.form !== 'spelled') {
    if (AIM_HEADING.test(heading)) return token('literal');
    if (SERIAL_HEADING.test(heading)) return token('ordinal');
  }
  if (atom.form === 'spelled') {
    const kind = classifySpelled(atom.text, around, { ...quantity, limit });
    if (kind === null) return null;
    if (kind === 'doubtful') return token('number', true);
    return kind === 'phrase' ? token('literal', false, true) : token(kind);
  }
  if (atom.form === 'mask') return token(ofMask(atom, around, unit, limit));
  const kind = ofDigits(atom, around, unit, limit);
  return token(kind, false, kind === 'literal' && FIXED_NUMBER.test(around.after));
}

/** A limit is fixed by a rule (“10万元以上的村”); a result (“达98%以上，”) and a masked number are numbers. */
function isLimit({ form }: Atom, { before, after }: Surroundings, tail: number): boolean {
  const behind = LIMIT_AFTER.exec(after.slice(tail));
  if (behind !== null)
    return !(REACHED.test(before) && STOP_OR_END.test(after.slice(tail + behind[0].length)));
  return form !== 'mask' && LIMIT_BEFORE.test(before);
}

/** The unit that the heading of a column names: “完成数（个）”. */
function unitOfHeading(heading: string | null): string | null {
  const words = /[（(]([^（）()]{1,4})[）)]\s*$/u.exec(heading ?? '')?.[1];
  return words !== undefined && isUnitWord(words) ? words : null;
}

/** “12（人）” and “百分之十二”. */
function unitBeside({ before, after }: Surroundings): string | null {
  if (before.endsWith('百分之')) return '%';
  const bracket = /^[（(]([^（）()]{1,3})[）)]/u.exec(after)?.[1];
  return bracket !== undefined && isUnitWord(bracket) ? bracket : null;
}

function ofMask(atom: Atom, around: Surroundings, unit: string | null, limit: boolean): TokenClass {
  const { before, after, quoted } = around;
  if (/^[ \u00a0]?(?:年|月|日(?!常))/u.test(after)) return 'period';
  if (before.endsWith('第') || after.startsWith('号')) return 'ordinal';
  if (/[〔[（(]$/u.test(before) && /^[〕\])）]\s*\S{1,4}号/u.test(after)) return 'period';
  if (quoted !== null) return 'name';
  if (isRange(atom.text)) return unit === null ? 'name' : 'range';
  // “xx镇xx村” are names, “12村” is a count.
  if (unit === '村' || unit === '镇') return 'name';
  if (unit !== null) return limit ? 'literal' : 'number';
  if (isCell(around)) return isNameLabel(around) ? 'name' : 'number';
  return LEADING.test(before) && STOP_OR_END.test(after) ? 'number' : 'name';
}

function isNameLabel({ linesBefore }: Surroundings): boolean {
  return /名称|姓名|地点|单位$|联系|时间|备注/u.test(linesBefore[0] ?? '名称');
}

function ofDigits(atom: Atom, around: Surroundings, unit: string | null, limit: boolean): TokenClass {
  const { before, after, quoted } = around;
  const plain = atom.text.normalize('NFKC');
  const isYear = /^(?:19|20)\d\d(?:\D+(?:19|20)?\d\d)?$/u.test(plain);
  if (/第\s?$/u.test(before)) return 'ordinal';
  if (isYear && (/^\s?(?:年|[、和及]\s?(?:19|20)\d\d)/u.test(after) || /^[〕\])）-]/u.test(after)))
    return 'period';
  if (/^[ \u00a0]?周年/u.test(after)) return 'literal';
  if (PERIOD_AFTER.test(after) || /^(?:19|20)\d\d-\d/u.test(plain)) return 'period';
  if (after.startsWith('号')) return 'ordinal';
  if (/^\s*[（(]?$/u.test(before) && /^(?:[、）)]|[.．](?!\d))/u.test(after)) return 'ordinal';
  if (/[（(]$/u.test(before) && /^[）)]/u.test(after) && unit === null) return 'ordinal';
  if (/[A-Za-z]-?$/u.test(before) || /^[A-Za-z]/u.test(after)) return 'literal';
  if (/[+＋:∶/]$/u.test(before.replace(/：$/u, '')) || /^[+＋:∶/]/u.test(after)) return 'literal';
  if (quoted !== null && quoted.content.length <= 16) return 'literal';
  if (quoted?.mark === '《' || limit) return 'literal';
  if (isRange(plain)) return 'range';
  if (/^(?:届|中全会|次全会|次党代会|大(?:精神|报告|以来|代表|胜利|召开)|热线|平台)/u.test(after))
    return 'literal';
  if (isCell(around) && isSerial(plain, around)) return 'ordinal';
  if (unit !== null) return RULE_BEFORE.test(before) ? 'literal' : 'number';
  if (isCell(around)) return 'number';
  return LEADING.test(before) && STOP_OR_END.test(after) ? 'number' : 'literal';
}

/** A cell 1, 2, 3 … before a cell with words is the number of its row. */
function isSerial(plain: string, { lineAfter, linesBefore }: Surroundings): boolean {
  if (!/^\d{1,3}$/u.test(plain) || !/^\p{Script=Han}/u.test(lineAfter) || isUnitWord(lineAfter)) return false;
  // The cell of a value comes after its label or unit; that of a serial number after a value or a heading.
  const [previous = ''] = linesBefore;
  return !/\p{Script=Han}/u.test(previous) || HEADING.test(previous);
}

import { amountWords } from './amount-words.ts';
import { findTokensIn } from './find-tokens.ts';
import { fixedNames } from './fixed-names.ts';
import { isAmount, isPlace } from './is-amount.ts';
import { isDate } from './is-date.ts';
import { measureAfter, type NumeralRun, numeralRuns } from './numeral-runs.ts';
import { ordinalResults } from './ordinal-results.ts';
import { plainView } from './plain-view.ts';
import type { FoundToken } from './token.ts';

/** The place of a quantity in a text. */
export interface QuantitySpan {
  readonly start: number;
  /** Where its numerals end. */
  readonly end: number;
  /** Where it ends with its measure word. */
  readonly tail: number;
}

interface Part extends QuantitySpan {
  /** Whether a numeral may continue after it (3千8百); a measure word ends it. */
  readonly open: boolean;
}

/**
 * Every quantity of a text, in order, each whole: digits, Chinese numerals, shares, multiples, zero and all, places in a
 * ranking; not dates, numbers of points and documents, idioms and names (fixed-names.ts).
 */
export function findQuantities(source: string): readonly QuantitySpan[] {
  const known = KEPT.get(source);
  if (known) return known;
  const found = Object.freeze(findAnew(source));
  // Removes the oldest entry.
  const [oldest] = KEPT.keys();
  if (KEPT.size >= MOST_KEPT && oldest !== undefined) KEPT.delete(oldest);
  if (source.length <= LONGEST_KEPT) KEPT.set(source, found);
  return found;
}

/**
 * Cache. The same paragraphs are searched at every keystroke, in every view of the room, at issue and by the verifier,
 * and the result depends on the text alone.
 */
const KEPT = new Map<string, readonly QuantitySpan[]>();
const MOST_KEPT = 500;
const LONGEST_KEPT = 4_000;

function findAnew(source: string): QuantitySpan[] {
  const view = plainView(source, true);
  const { text } = view;
  const runs = numeralRuns(text).filter((run) => text[run.start - 1] !== '第');
  const places = runs.filter((run) => isPlace(run, text));
  const letOff = [...fixedNames(text), ...places];
  const covered = coverOf(letOff);
  const named: Named = ({ start, end }) => (covered.get(start) ?? 0) >= end;
  const parts = [
    ...tokenParts(text, named),
    ...numeralParts(text, runs, named),
    ...wordParts(text, named),
    ...ordinalResults(text).map((one) => ({ ...one, open: false })),
  ].toSorted((a, b) => a.start - b.start || b.tail - a.tail);
  return joined(text, parts).map(({ start, end, tail }) => ({
    start: view.startOf(start),
    end: view.endOf(end),
    tail: view.endOf(tail),
  }));
}

/** “8点8%” is no time of day. */
const DECIMAL_POINT = /^点[0-9零〇一二三四五六七八九]+(?:个?百分点|[%％倍万亿成]|$|[，。；、）])/u;

/** For every offset of a stretch: the end of the stretches that cover it. */
function coverOf(
  stretches: readonly { readonly start: number; readonly end: number }[],
): ReadonlyMap<number, number> {
  const cover = new Map<number, number>();
  for (const { start, end } of stretches)
    for (let place = start; place < end; place += 1) cover.set(place, Math.max(cover.get(place) ?? 0, end));
  return cover;
}

type Named = (span: Pick<QuantitySpan, 'start' | 'end'>) => boolean;

/**
 * The tokens of a report that count as quantities too: all digits and masks, and numerals that an indicator may count.
 */
function tokenParts(text: string, named: Named): readonly Part[] {
  return findTokensIn(text).flatMap((token): readonly Part[] => {
    const { start, end, form } = token;
    if (!statesQuantity(text, token) || isTimeOfDay(text, token) || (form === 'spelled' && named(token)))
      return [];
    // “三分之二村”: a share has no measure word.
    if (token.text.includes('分之')) return [{ start, end, tail: end, open: false }];
    const { tail, measure } = measureAfter(text, end);
    return [{ start, end, tail: Math.max(tail, token.tail), open: measure === null }];
  });
}

function statesQuantity(text: string, token: FoundToken): boolean {
  switch (token.class) {
    case 'ordinal':
      return isBracketed(text, token) || /^\s?[余多来]?号人/u.test(text.slice(token.end));
    case 'name':
      return false;
    case 'period':
      return !isDate(text, token) || DECIMAL_POINT.test(text.slice(token.end));
    default:
      return !token.phrase;
  }
}

/** “上午8点”, “8点30分”. */
function isTimeOfDay(text: string, { start, end }: FoundToken): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  return (
    (/^点(?!\d*[%％个])/u.test(text.slice(end)) &&
      /(?:[上下中]午|早上|晚上?|凌晨|傍晚|[日至到])$/u.test(before)) ||
    (/\d点$/u.test(before) && /^分(?![之钟])/u.test(text.slice(end)))
  );
}

/** “案件（50）”: a number in brackets after words does not number a point. */
function isBracketed(text: string, { start, end, form }: FoundToken): boolean {
  return (
    form === 'digits' &&
    /\p{Script=Han}[（(]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
    /^[）)](?![项款目])/u.test(text.slice(end))
  );
}

function numeralParts(text: string, runs: readonly NumeralRun[], named: Named): readonly Part[] {
  return runs
    .filter((run) => !named(run) && isAmount(run, text))
    .map(({ start, end, tail, measure }) => ({ start, end, tail, open: measure === null }));
}

function wordParts(text: string, named: Named): readonly Part[] {
  return amountWords(text).flatMap(({ start, end }): readonly Part[] => {
    if (named({ start, end })) return [];
    const { tail, measure } = measureAfter(text, end);
    return [{ start, end, tail, open: measure === null }];
  });
}

const BETWEEN = /^(?:[/／:∶]|\s?(?:至|到|—{1,2}|--?|–|－|~|～|〜|点|[·・.．])\s?)$/u;

/** Joins parts that overlap or form one number: 百分之 and 88%, 3千8百, 三个至五个. */
function joined(text: string, parts: readonly Part[]): readonly Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    const touches =
      last !== undefined &&
      (part.start < last.tail ||
        (part.start === last.tail && last.open) ||
        (part.start > last.tail && BETWEEN.test(text.slice(last.tail, part.start))));
    if (!touches) {
      whole.push(part);
      continue;
    }
    const further = part.tail >= last.tail;
    whole[whole.length - 1] = {
      start: last.start,
      end: Math.max(last.end, part.end),
      tail: Math.max(last.tail, part.tail),
      open: further ? part.open : last.open,
    };
  }
  return whole;
}

import { fieldTypes } from '#fields/index.ts';
import { fromMillionths, toMillionths } from '#model/expression/exact.ts';
import type { Indicator, Measure } from '#model/pack/types.ts';
import type { Fact } from '../fact.ts';

/** What the units and the remainder make of one number, beside the city's own. */
export interface Comparison {
  readonly indicator: string;
  /** The values of all parts added up, exact; null where they cannot be added, or where there are none. */
  readonly sum: string | null;
  /** `sum` less the city's number; null without a sum. */
  readonly difference: string | null;
  /** Why they differ or cannot be added, in Chinese; null where they agree. */
  readonly reason: string | null;
  /** What cannot be explained, in Chinese: the program has counted wrongly somewhere. Null: nothing. */
  readonly fault: string | null;
}

/** In which way the sum of parts may lie away from the whole. */
interface Rule {
  readonly reason: string;
  readonly may: (sum: bigint, whole: bigint, largest: bigint) => boolean;
}

const NESTED = '有单位在同一级的另一单位之下，它的记录两处都计';
const MORE: Rule['may'] = (sum, whole, largest) => largest <= whole && whole <= sum;

/**
 * Compares a number of the city with those of its parts. Rows are shared out, so that counts and sums must agree to the
 * last; where a measure looks across the rows of several units, the difference has a reason and a side on which it lies.
 * @param among `parts`: the same number of every unit and of the remainder; `nested`: units of the level stand below others
 */
export function compareWithCity(
  indicator: Indicator,
  city: Fact,
  among: { readonly parts: readonly Fact[]; readonly nested: boolean },
): Comparison {
  const { parts, nested } = among;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const lost = nested ? rows < city.rows : rows !== city.rows;
  const counted = lost ? `各单位的记录合计 ${rows} 条，全市是 ${city.rows} 条` : null;
  const none = { indicator: indicator.id, sum: null, difference: null, fault: counted };
  const apart = RATIOS[indicator.measure.kind];
  if (apart !== undefined) return { ...none, reason: apart };
  const values = parts.flatMap(({ value }) => (value === null ? [] : [toMillionths(value)]));
  if (city.value === null || values.length < parts.length)
    return { ...none, reason: city.missing ?? '有单位没有数值' };
  const whole = toMillionths(city.value);
  const sum = values.reduce((total, value) => total + value, 0n);
  const told = { ...none, sum: fromMillionths(sum), difference: fromMillionths(sum - whole) };
  const largest = values.reduce((most, value) => (value > most ? value : most), 0n);
  if (sum === whole) return { ...told, reason: null };
  const rule = ruleOf(indicator.measure);
  if (rule?.may(sum, whole, largest)) return { ...told, reason: rule.reason };
  if (nested && (sum > whole || indicator.measure.kind === 'sum')) return { ...told, reason: NESTED };
  return {
    ...told,
    reason: null,
    fault: [counted, `各单位合计 ${told.sum}，全市是 ${city.value}，没有原因可以说明`]
      .filter((one) => one !== null)
      .join('；'),
  };
}

const RATIOS: Partial<Record<Measure['kind'], string>> = {
  yoy_pct: '比上年的百分比不能相加；各单位与自己上年的记录相比，全市以上年印发的数为准',
  coverage: '百分比不能相加',
};

/** Null: rows are shared out, and so is what is counted of them. */
function ruleOf(measure: Measure): Rule | null {
  switch (measure.kind) {
    case 'count_distinct':
      return { reason: acrossUnits(measure), may: MORE };
    case 'highest':
      return {
        reason: '同一人在几个单位有记录，各单位按本单位最高的一项计，全市按全部记录中最高的一项计',
        may: (sum, whole) => sum > whole,
      };
    case 'min_over':
      return {
        reason: '取几项中最小的一项，各单位最小的不是同一项，不能相加',
        // The least of sums is no less than the sum of the leasts; of different values it may lie on either side.
        may: (sum, whole, largest) => (measure.of.kind === 'count_distinct' ? largest <= whole : sum < whole),
      };
    default:
      return null;
  }
}

function acrossUnits({ of }: Extract<Measure, { kind: 'count_distinct' }>): string {
  const [first] = of;
  const alone = of.length === 1 ? first : undefined;
  const { step } = alone ?? {};
  const field = step && step.to !== 'person' ? step.attribute : alone?.field;
  const what = WHAT[(field && fieldTypes[field.type].reference) ?? 'other'];
  return `${what}在几个单位的记录里，各单位各计一次，全市只计一次`;
}

const WHAT = { person: '同一人', unit: '同一单位', ledger: '所引的同一条记录', other: '同一项' } as const;

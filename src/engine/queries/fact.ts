import type { Indicator } from '#model/pack/types.ts';
import { renderValue } from '#model/render.ts';

/** A number of a report. `value` is exact, a canonical decimal string in the indicator's value unit. */
export interface Fact {
  readonly slot: string;
  readonly indicator: string;
  readonly title: string;
  readonly value: string | null;
  readonly printed: string | null;
  /** The unit in which `value` is counted. */
  readonly valueUnit: string;
  readonly unit: string;
  readonly noun: string;
  /** Accepted rows that enter the number, after where and time, before distinct. */
  readonly rows: number;
  /** Why there is no value; null when there is one. */
  readonly missing: string | null;
}

/** Makes the fact of a computed value; no value prints nothing. */
export function factOf(
  indicator: Indicator,
  value: string | null,
  rows: number,
  missing: string | null,
): Fact {
  return Object.freeze({
    slot: indicator.slot,
    indicator: indicator.id,
    title: indicator.title,
    value,
    printed: value === null ? null : renderValue(value, indicator.render),
    valueUnit: indicator.valueUnit,
    unit: indicator.unit,
    noun: indicator.noun,
    rows,
    missing: value === null ? (missing ?? '没有数值') : null,
  });
}

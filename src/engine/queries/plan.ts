import type { Scope } from '#kernel/db/index.ts';
import type { Indicator, Pack, Quantity } from '#model/pack/types.ts';
import { inForce } from './in-force.ts';
import { keyOf } from './key-of.ts';
import { type Pass, passesOf } from './pass.ts';
import type { Ask } from './quantity-sql.ts';
import type { ReportInputs } from './report-inputs.ts';

/** What the numbers of a year ask of the ledgers, for one pair of eyes. */
export interface Plan {
  readonly indicators: readonly Indicator[];
  readonly values: readonly Quantity[];
  readonly inputs: ReportInputs;
  /** Why a number cannot be asked, by its key. */
  readonly missing: ReadonlyMap<string, string>;
  readonly passes: readonly Pass[];
  /** Under which key the counts of each pass are kept, by its id. */
  readonly keys: ReadonlyMap<string, string>;
}

/**
 * Plans the numbers of a year in the definitions' versions of its 31 December.
 * @param auxiliary what the checks need beside the indicators
 */
export function planFacts(
  pack: Pack,
  scope: Scope,
  year: number,
  inputs: ReportInputs,
  auxiliary: Pack['values'] = pack.values,
): Plan {
  const indicators = inForce(pack.indicators, `${year}-12-31`);
  const values = inForce(auxiliary, `${year}-12-31`);
  const { asks, missing } = collectAsks(indicators, values, inputs, year, pack.parameters);
  const passes = passesOf(asks);
  const keys = new Map(passes.map((pass) => [pass.id, keyOf(pass, { scope, year })]));
  return { indicators, values, inputs, missing, passes, keys };
}

/** What has to be asked of the ledgers; what cannot be asked for want of a parameter is named with its reason. */
function collectAsks(
  indicators: readonly Indicator[],
  values: readonly Quantity[],
  inputs: ReportInputs,
  year: number,
  titles: ReadonlyMap<string, string>,
): { asks: readonly Ask[]; missing: ReadonlyMap<string, string> } {
  const asks: Ask[] = [];
  const missing = new Map<string, string>();
  const add = (key: string, quantity: Quantity, of: number): void => {
    const parameters = inputs.parameters(of);
    const absent = quantity.parameters.filter((name) => !parameters.has(name));
    const names = absent.map((name) => titles.get(name) ?? name).join('、');
    const carried = inputs.carried(of);
    if (absent.length > 0 && absent.every((name) => carried.has(name)))
      missing.set(key, `报告参数“${names}”沿用去年，还没有确认`);
    else if (absent.length > 0) missing.set(key, `缺少${of}年的报告参数：${names}`);
    else asks.push({ key, quantity, year: of, parameters });
  };
  const byId = new Map(indicators.map((one) => [one.id, one]));
  for (const indicator of indicators) {
    if (indicator.measure.kind !== 'yoy_pct') {
      add(indicator.id, indicator, year);
      continue;
    }
    const of = byId.get(indicator.measure.indicator);
    if (of && inputs.sealed(year - 1, of.slot) === null) add(lastYearOf(of.id), of, year - 1);
  }
  for (const value of values) add(value.id, value, year);
  return { asks, missing };
}

/** The key of last year's ask of an indicator. */
export function lastYearOf(id: string): string {
  return `${id}@last`;
}

import type { Duty } from '../pack/duty.ts';
import type { AuxiliaryValue, Indicator } from '../pack/types.ts';
import { type Floor, FLOOR_PERIODS, type FloorPeriod } from '../pack/relations.ts';
import type { WrittenRelations } from '../schema/relations.ts';
import { compileValue, type Context } from './indicator.ts';
import type { Keys, Source } from './source.ts';

/** Names of the periods, and the month before which each ends. */
const PERIODS: Readonly<Record<FloorPeriod, readonly string[]>> = {
  year: ['全年'],
  half_year: ['上半年', '下半年'],
  quarter: ['第一季度', '第二季度', '第三季度', '第四季度'],
  month: Array.from({ length: 12 }, (_, index) => `${index + 1}月`),
};

type WrittenFloor = NonNullable<WrittenRelations['floors']>[number];

interface Known extends Context {
  readonly indicators: readonly Indicator[];
  readonly duties: ReadonlyMap<string, Duty>;
}

/**
 * Compiles a legal floor. Its duty gives the count for each period, and every period becomes an auxiliary value like
 * the counting indicator, so that the same SQL counts a half-year and the year.
 * @returns null after its faults have been added
 */
export function compileFloor(
  { floor, duty, counts }: WrittenFloor,
  at: Keys,
  source: Source<unknown>,
  known: Known,
): { readonly floor: Floor; readonly values: readonly AuxiliaryValue[] } | null {
  const obliged = known.duties.get(duty);
  const versions = known.indicators.filter((one) => one.id === counts);
  const [counted] = versions;
  if (!obliged) source.fault('unknown_duty', [...at, 'duty'], `没有责任“${duty}”`, '核对责任编号');
  if (!counted) source.fault('unknown_indicator', [...at, 'counts'], `没有指标“${counts}”`, '核对指标编号');
  if (!obliged || !counted) return null;
  const cadence = cadenceOf(obliged);
  if (!cadence) {
    source.fault(
      'measure',
      [...at, 'duty'],
      `责任“${duty}”的频次不是“每个期间至少几次”`,
      '法定底线只能取自 cadence 写明 period、count、kind: min 的责任',
    );
    return null;
  }
  const on = /^flow\(\s*([a-z][a-z0-9_.]*)\s*\)$/.exec(counted.written.time)?.[1];
  if (on === undefined || versions.some((one) => one.written.time !== counted.written.time)) {
    source.fault(
      'measure',
      [...at, 'counts'],
      `“${counted.title}”不按日期计入，分不出期间`,
      '法定底线的指标须用 flow(日期)',
    );
    return null;
  }
  const names = PERIODS[cadence.each];
  const months = 12 / names.length;
  const periods = names.map((name, index) => ({ name, value: `floor_${floor}_${index + 1}` }));
  const values = periods.flatMap(({ name, value }, index) => {
    const from = `${on} >= date(report_year, ${index * months + 1}, 1)`;
    const next =
      index + 1 === names.length ? '' : ` && ${on} < date(report_year, ${(index + 1) * months + 1}, 1)`;
    const written = { value, title: `${name}${counted.title}`, like: counts, where: `${from}${next}` };
    return compileValue(written, [...at, 'counts'], source, known, known.indicators);
  });
  return {
    floor: { id: floor, duty, obligation: obliged.obligation, counts, ...cadence, periods },
    values,
  };
}

/** The cadence of a duty as “at least n in each period”; null when it has another form. */
function cadenceOf({ cadence }: Duty): { readonly each: FloorPeriod; readonly least: number } | null {
  const [only, ...more] = cadence;
  const each = FLOOR_PERIODS.find((one) => one === only?.period);
  if (!only || more.length > 0 || !each || only.kind !== 'min') return null;
  return { each, least: only.count };
}

import type { Fact } from '../fact.ts';
import type { Comparison } from './compare-with-city.ts';
import type { FactsByUnit } from './facts-by-unit.ts';
import type { LevelUnit } from './load-groups.ts';

/** A line of the table: its name, and a text a number, exact; '' where there is none. */
export interface TableLine {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Units down, numbers across, then what they add up to: the one form for terminal, file and workbook. */
export interface ByUnitTable {
  /** The numbers with the unit in which their values are counted. */
  readonly columns: readonly { readonly slot: string; readonly title: string; readonly valueUnit: string }[];
  readonly units: readonly TableLine[];
  /** 其余, 合计, 全部, 相差, 说明 in this order. */
  readonly totals: readonly TableLine[];
}

/** What {@link byUnitTable} needs of an answer, whole or as far as a post may be told it. */
type Told = Pick<FactsByUnit, 'city' | 'units' | 'remainder' | 'comparisons'>;

/**
 * The numbers as a table. Values are exact, not as a report prints them, so that columns can be added up again.
 * @param whole what the last of the numbers are called: 全市, or the unit whose scope was asked
 */
export function byUnitTable({ city, units, remainder, comparisons }: Told, whole: string): ByUnitTable {
  const of = new Map(comparisons.map((one) => [one.indicator, one]));
  const compared = (name: string, cell: (one: Comparison | undefined) => string): TableLine => ({
    name,
    cells: city.map(({ indicator }) => cell(of.get(indicator))),
  });
  return {
    columns: city.map(({ slot, title, valueUnit }) => ({ slot, title, valueUnit })),
    units: units.map(({ unit, facts }) => ({ name: nameOfUnit(unit), cells: facts.map(cellOf) })),
    totals: [
      { name: '其余', cells: remainder.map(cellOf) },
      compared('合计', (one) => one?.sum ?? ''),
      { name: whole, cells: city.map(cellOf) },
      compared('相差', (one) => one?.difference ?? ''),
      compared('说明', (one) => one?.fault ?? one?.reason ?? ''),
    ],
  };
}

/** "石桥镇", or of a closed unit "石桥镇（2021年6月30日撤销，由柳河镇承继）" without the day's noughts. */
function nameOfUnit({
  name,
  shortName,
  closedOn,
  successor,
}: Pick<LevelUnit, 'name' | 'shortName' | 'closedOn' | 'successor'>): string {
  const shown = shortName ?? name;
  if (closedOn === null) return shown;
  const [year = '', month = '', day = ''] = closedOn.split('-').map((part) => String(Number(part)));
  const carried = successor === null ? '' : `，由${successor}承继`;
  return `${shown}（${year}年${month}月${day}日撤销${carried}）`;
}

function cellOf({ value }: Fact): string {
  return value ?? '';
}

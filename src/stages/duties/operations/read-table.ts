import { withScope } from '#kernel/db/index.ts';
import { subtreeOf } from '#engine/records/index.ts';
import { NO_STANDINGS, type Standing, type Standings, standingSql } from '../standing.ts';
import { madeTrue, type Reading, seesAll } from './reading.ts';
import { REGION_PATH } from './settle.ts';

/** The state of a unit in one duty. */
interface TableCell extends Standings {
  readonly duty: string;
  readonly entered: number;
}

export interface TableRow {
  readonly unit: string;
  readonly path: string;
  /** True where the row includes the units below. */
  readonly withBelow: boolean;
  readonly cells: readonly TableCell[];
}

interface Found {
  readonly unit: string;
  readonly path: string;
  readonly duty: string;
  readonly standing: Standing;
  readonly n: number;
  readonly late: number;
}

const BY = 'group by 1, 2, 3, 4';

/**
 * Units down, duties across. A reader of the whole region gets a row for each unit of the second level with all units
 * below it, from the stored counts; for one of these, or where a post sees less, each unit has a row of its own, from
 * the occurrences.
 * @param under path of the unit whose units get rows of their own; null: the widest view
 */
export async function readTable(reading: Reading, under: string | null): Promise<readonly TableRow[]> {
  await madeTrue(reading);
  const { db, scope, year, today } = reading;
  const kept = under === null && seesAll(reading);
  const { lo, hi } = under === null ? { lo: '', hi: '\u{10FFFF}' } : subtreeOf(under);
  const rows = await withScope(db, scope, async (client) => {
    const found = kept
      ? await client.query<Found>(
          `select t.unit_id as unit, t.unit_path as path, t.duty, ${standingSql('t', '$3')} as standing, sum(t.n)::int as n, sum(t.entered_late)::int as late
           from duties.tallies t where t.region_id = $1 and t.year = $2 and t.unit_path <> '${REGION_PATH}' ${BY}`,
          [scope.region, year, today],
        )
      : await client.query<Found>(
          `select o.unit_id as unit, o.unit_path as path, o.duty, ${standingSql('o', '$3')} as standing, count(*)::int as n,
             (count(*) filter (where o.met_entered_on > o.due_on and o.met_on <= o.due_on))::int as late
           from duties.occurrences o where o.region_id = $1 and o.year = $2 and o.unit_path >= $4 and o.unit_path < $5 ${BY}`,
          [scope.region, year, today, lo, hi],
        );
    return found.rows;
  });
  return tableOf(rows, kept);
}

function tableOf(found: readonly Found[], withBelow: boolean): readonly TableRow[] {
  const rows = new Map<string, { unit: string; cells: Map<string, TableCell> }>();
  for (const { unit, path, duty, standing, n, late } of found) {
    const row = rows.get(path) ?? { unit, cells: new Map<string, TableCell>() };
    const cell = row.cells.get(duty) ?? { ...NO_STANDINGS, duty, entered: 0 };
    row.cells.set(duty, { ...cell, [standing]: cell[standing] + n, entered: cell.entered + late });
    rows.set(path, row);
  }
  return [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { unit, cells }]) => ({
      unit,
      path,
      withBelow,
      cells: [...cells.values()].toSorted((a, b) => (a.duty < b.duty ? -1 : 1)),
    }));
}

/** Adds several cells up. */
export function summed(cells: readonly Standings[]): Standings {
  const sum = { ...NO_STANDINGS };
  for (const cell of cells)
    for (const key of Object.keys(NO_STANDINGS) as Standing[])
      (sum as Record<Standing, number>)[key] += cell[key];
  return sum;
}

import type { Grouping } from '../ledger-pass.ts';
import type { LevelUnit } from './load-groups.ts';

/** The place of what belongs to no unit of the level: the city's own rows, and those of other levels. */
export const REMAINDER = -1;

/** Paths of rows with the place of their unit, side by side; a path below two units of the level stands twice. */
export interface Members {
  readonly paths: readonly string[];
  readonly units: readonly number[];
  /** How many units there are. */
  readonly count: number;
}

/** `$2` and `$3` are the paths of {@link Members} and the places of their units. */
export const BY_UNIT: Grouping = Object.freeze({
  key: `coalesce(g.place, ${REMAINDER}) as unit`,
  join: 'left join unnest($2::text[], $3::int[]) as g(path, place) on g.path collate "C" = t.unit_path',
});

/** The paths of all units of a level. */
export function membersOf(units: readonly LevelUnit[]): Members {
  const pairs = units.flatMap((unit, place) => unit.paths.map((path) => [path, place] as const));
  return {
    paths: pairs.map(([path]) => path),
    units: pairs.map(([, place]) => place),
    count: units.length,
  };
}

import type { PoolClient } from 'pg';
import { unitPaths } from '#engine/records/index.ts';
import type { Level } from './level.ts';

/** A unit of the level, as the base sheet has it today: renamed and moved units included. */
export interface LevelUnit {
  readonly code: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  /** Its own path. */
  readonly path: string;
  /** The paths of its rows: its own and those of all that stands below it. */
  readonly paths: readonly string[];
  readonly openedOn: string | null;
  /** On this day it no longer exists; null: it does. */
  readonly closedOn: string | null;
  /** Name of the unit that carries it on. */
  readonly successor: string | null;
}

/** The units of a level that have a line. */
export interface Groups {
  readonly units: readonly LevelUnit[];
  /** True when a unit of the level stands below another: rows of the lower one count in both. */
  readonly nested: boolean;
}

interface UnitRow extends Omit<LevelUnit, 'path' | 'paths'> {
  readonly parent: string | null;
  readonly accepted: boolean;
}

/**
 * Finds the units of a level. A row belongs to the unit under whose path it stands, which is what a scope compares:
 * so the numbers of a unit are of the rows that `--unit` gives. A unit that was closed keeps its rows and its line; one that
 * was moved has taken its rows along.
 * @param reaches whether the rows under all these paths may be counted, a unit's own and those below it; a unit out of
 * reach, or reached in part, has no line
 */
export async function loadGroups(
  client: PoolClient,
  region: number,
  level: Level,
  reaches: (paths: readonly string[]) => boolean,
): Promise<Groups> {
  const { rows } = await client.query<UnitRow>(
    `select code, name, short_name as "shortName", kind, parent, row_status = 'accepted' as accepted,
       to_char(opened_on, 'YYYY-MM-DD') as "openedOn", to_char(closed_on, 'YYYY-MM-DD') as "closedOn", successor
     from base.units where region_id = $1 order by code collate "C"`,
    [region],
  );
  const accepted = rows.filter((row) => row.accepted);
  const names = new Map(accepted.map(({ code, name, shortName }) => [code, shortName ?? name]));
  // A unit whose row was returned or voided still has the rows that it recorded, under the path that it had.
  const paths = new Map([...unitPaths(rows).paths, ...unitPaths(accepted).paths]);
  const below = belowEach(new Set(paths.values()));
  const units = accepted
    .filter(({ kind }) => level.kinds.includes(kind))
    .map(({ parent: _parent, accepted: _accepted, ...unit }): LevelUnit => {
      const path = paths.get(unit.code) ?? '';
      const successor = names.get(unit.successor ?? '') ?? unit.successor;
      return { ...unit, path, paths: below.get(path) ?? [path], successor };
    })
    .filter((unit) => reaches(unit.paths))
    // By the tree, so that units stand under what they belong to; within it by code.
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const own = new Set(units.map(({ path }) => path));
  return {
    units: Object.freeze(units),
    nested: units.some(({ path }) => prefixesOf(path).some((prefix) => prefix !== path && own.has(prefix))),
  };
}

/** A unit that existed on a day of the year has a line, also where it has done nothing. */
export function existedIn(
  { openedOn, closedOn }: Pick<LevelUnit, 'openedOn' | 'closedOn'>,
  year: number,
): boolean {
  return (
    (openedOn === null || openedOn <= `${year}-12-31`) && (closedOn === null || closedOn > `${year}-01-01`)
  );
}

/** Every path with those that stand under it, itself among them. */
function belowEach(paths: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const below = new Map<string, string[]>();
  for (const path of paths)
    for (const prefix of prefixesOf(path)) {
      const list = below.get(prefix);
      if (list) list.push(path);
      else below.set(prefix, [path]);
    }
  return below;
}

/** "a/b/c/" gives "a/", "a/b/" and "a/b/c/". */
function prefixesOf(path: string): readonly string[] {
  const steps = path.split('/').slice(0, -1);
  return steps.map((_, at) => `${steps.slice(0, at + 1).join('/')}/`);
}

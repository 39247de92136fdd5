import type { PoolClient } from 'pg';
import { loadUnits, unitPaths } from '#engine/records/index.ts';
import type { Database } from '#kernel/db/index.ts';

/** The units of a city in the forms that rights and names need. */
export interface KnownUnits {
  /** Of the base sheet; every change of a unit makes a new one. */
  readonly version: string;
  readonly paths: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
  /** The short name, or else the full name. */
  readonly shortNames: ReadonlyMap<string, string>;
}

const kept = new WeakMap<Database, Map<number, KnownUnits>>();

/** The version of the units of region $1, as part of a statement that queries something else. */
export const UNITS_VERSION = `coalesce((select version from core.ledger_state where region_id = $1 and ledger = 'units'), 0)::text`;

/** The units of a city as they were read at this version, or null. */
export function keptUnits(db: Database, region: number, version: string): KnownUnits | null {
  const known = kept.get(db)?.get(region);
  return known?.version === version ? known : null;
}

/**
 * The units of a city, read once for each version. Each request reads the version with a statement that it needs
 * anyway, so that a moved unit changes rights from the next request on.
 */
export async function knownUnits(
  db: Database,
  client: PoolClient,
  region: number,
  version: string,
): Promise<KnownUnits> {
  const known = keptUnits(db, region, version);
  if (known) return known;
  const units = await loadUnits(client, region);
  const fresh = Object.freeze({
    version,
    paths: unitPaths(units).paths,
    names: new Map(units.map(({ code, name }) => [code, name])),
    shortNames: new Map(units.map(({ code, name, shortName }) => [code, shortName ?? name])),
  });
  const regions = kept.get(db) ?? new Map<number, KnownUnits>();
  kept.set(db, regions.set(region, fresh));
  return fresh;
}

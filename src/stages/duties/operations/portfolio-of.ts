import { subtreeOf } from '#engine/records/index.ts';
import { withScope } from '#kernel/db/index.ts';
import { standingSql } from '../standing.ts';
import type { FoundOccurrence } from './occurrence-key.ts';
import type { Reading } from './reading.ts';
import { dutyUnits, heldRoles } from './year-inputs.ts';
import { isThere } from '../bears.ts';

/** A unit in somebody's portfolio (分管单位), with the units below it. */
export interface LedUnit {
  readonly unit: string;
  /** Its overdue occurrences of the year that the reader may see. */
  readonly overdue: number;
}

/**
 * The units in the portfolio of an occurrence's bearer on the period's last day, with their present state: 一岗双责
 * requires that they do their duties, not a report of its own.
 * @returns none for a duty that does not depend on the portfolio
 */
export async function portfolioOf(
  { db, pack, scope, year, today }: Reading,
  { duty, unit, bearer, to }: FoundOccurrence,
): Promise<readonly LedUnit[]> {
  const byPortfolio = pack.duties.get(duty)?.bearers.some(({ portfolio }) => portfolio) ?? false;
  if (!byPortfolio || bearer === '') return [];
  return withScope(db, scope, async (client) => {
    const roles = await heldRoles(client, scope.region);
    const held = roles.filter((one) => one.person === bearer && one.unit === unit && isThere(one, to));
    const led = new Set(held.flatMap(({ portfolio }) => portfolio));
    const units = (await dutyUnits(client, scope.region)).filter(({ code }) => led.has(code));
    const ranges = units.map(({ path }) => subtreeOf(path));
    const { rows } = await client.query<LedUnit>(
      `select u.code as unit, count(o.duty)::int as overdue
       from unnest($4::text[], $5::text[], $6::text[]) as u(code, lo, hi)
       left join duties.occurrences o on o.region_id = $1 and o.year = $2 and ${standingSql('o', '$3')} = 'overdue'
         and o.unit_path >= u.lo collate "C" and o.unit_path < u.hi collate "C"
       group by u.code order by u.code`,
      [
        scope.region,
        year,
        today,
        units.map(({ code }) => code),
        ranges.map(({ lo }) => lo),
        ranges.map(({ hi }) => hi),
      ],
    );
    return rows;
  });
}

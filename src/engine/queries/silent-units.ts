import type { Pack } from '#model/pack/types.ts';
import { tableOf } from '#engine/records/table.ts';
import type { Snapshot } from './compute-facts.ts';

/** Kinds of units that report by themselves. Villages and branches report through their township or committee. */
const REPORTING = [
  'municipal_committee',
  'municipal_body',
  'discipline_commission',
  'department',
  'public_institution',
  'municipal_enterprise',
  'township',
  'subdistrict',
  'development_zone',
];

/** A unit from which nothing has come. */
export interface SilentUnit {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
}

/**
 * Units of the city and its townships, in existence at the end of the year, that have no accepted row in any ledger
 * of the year. Ledger after ledger asks only for those not seen yet, so that most ledgers cost next to nothing.
 */
export async function silentUnits(
  { client, region, year }: Snapshot,
  pack: Pack,
): Promise<readonly SilentUnit[]> {
  const { rows } = await client.query<SilentUnit>(
    `select code, name, kind from base.units where region_id = $1 and row_status = 'accepted' and kind = any($2)
       and (opened_on is null or opened_on <= $3::date) and (closed_on is null or closed_on > $3::date) order by code collate "C"`,
    [region, REPORTING, `${year}-12-31`],
  );
  let silent: readonly SilentUnit[] = rows;
  for (const ledger of pack.ledgers.values()) {
    if (ledger.kind !== 'ledger' || silent.length === 0) continue;
    const heard = await client.query<{ code: string }>(
      `select distinct t.unit_id as code from ${tableOf(ledger)} t where t.region_id = $1 and t.row_status = 'accepted'
         and t.row_happened_on between $2::date and $3::date and t.unit_id = any($4)`,
      [region, `${year}-01-01`, `${year}-12-31`, silent.map((unit) => unit.code)],
    );
    const codes = new Set(heard.rows.map((row) => row.code));
    if (codes.size > 0) silent = silent.filter((unit) => !codes.has(unit.code));
  }
  return silent;
}

import type { Ledger, Pack } from '#model/pack/types.ts';
import { tableOf } from '#engine/records/index.ts';
import type { Snapshot } from './facts.ts';

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

/** So many ledgers are asked first: most units are heard of in them, and the others need asking for few. */
const FIRST = 8;

/**
 * Units of the city and its townships, in existence at the end of the year, that have no accepted row in any ledger
 * of the year. Two statements: the later ledgers are asked only for those not seen in the first, which costs next to
 * nothing there.
 */
export async function silentUnits(
  { client, region, year }: Snapshot,
  pack: Pack,
): Promise<readonly SilentUnit[]> {
  const ledgers = [...pack.ledgers.values()].filter(({ kind }) => kind === 'ledger');
  const head = ledgers.slice(0, FIRST);
  const tail = ledgers.slice(FIRST);
  const { rows } = await client.query<SilentUnit>(
    `select code, name, kind from base.units u where region_id = $1 and row_status = 'accepted' and kind = any($4)
       and (opened_on is null or opened_on <= $3::date) and (closed_on is null or closed_on > $3::date)
       ${head.length === 0 ? '' : `and code not in (${head.map((ledger) => heardIn(ledger, '')).join(' union ')})`}
     order by code collate "C"`,
    [region, `${year}-01-01`, `${year}-12-31`, REPORTING],
  );
  if (rows.length === 0 || tail.length === 0) return rows;
  const { rows: heard } = await client.query<{ code: string }>(
    tail.map((ledger) => heardIn(ledger, 'and t.unit_id = any($4)')).join(' union '),
    [region, `${year}-01-01`, `${year}-12-31`, rows.map((unit) => unit.code)],
  );
  const codes = new Set(heard.map(({ code }) => code));
  return rows.filter((unit) => !codes.has(unit.code));
}

/** Units with accepted rows of the year, from `$2` to `$3`. */
function heardIn(ledger: Ledger, among: string): string {
  return `select t.unit_id as code from ${tableOf(ledger)} t where t.region_id = $1 and t.row_status = 'accepted'
    and t.row_happened_on between $2::date and $3::date ${among}`;
}

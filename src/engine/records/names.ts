import type { PoolClient } from 'pg';
import type { BookPost, BookUnit } from './name-book.ts';

export interface KnownUnit extends BookUnit {
  readonly parent: string | null;
  /** On this day it began to exist; null: always. */
  readonly openedOn: string | null;
  /** On this day it no longer exists. */
  readonly closedOn: string | null;
  /** The unit that carries it on. */
  readonly successor: string | null;
}

/** The units of a city as its base sheet has them, closed ones included: old rows still name them. */
export async function loadUnits(client: PoolClient, region: number): Promise<KnownUnit[]> {
  const { rows } = await client.query<KnownUnit>(
    `select code, name, short_name as "shortName", parent, to_char(opened_on, 'YYYY-MM-DD') as "openedOn", to_char(closed_on, 'YYYY-MM-DD') as "closedOn", successor
     from base.units where region_id = $1 and row_status = 'accepted' order by code`,
    [region],
  );
  return rows;
}

/** The units with the names that they bore before their rows were corrected, as far as the reader may see the history. */
export async function withFormerNames(
  client: PoolClient,
  region: number,
  units: readonly KnownUnit[],
): Promise<KnownUnit[]> {
  const { rows } = await client.query<{ code: string; names: string[] }>(
    `select u.code, array_agg(distinct h.before ->> 'name') as names
     from core.row_history h join base.units u on u.region_id = $1 and u.row_id = h.row_id
     where h.region_id = $1 and h.ledger = 'units' and h.before ->> 'name' <> u.name group by u.code`,
    [region],
  );
  const former = new Map(rows.map(({ code, names }) => [code, names]));
  return units.map((unit) => ({ ...unit, formerNames: former.get(unit.code) ?? [] }));
}

/** The posts of a city: one row per post that a person holds or held. */
export async function loadPosts(client: PoolClient, region: number): Promise<BookPost[]> {
  const { rows } = await client.query<BookPost>(
    `select code, name, unit, to_char(from_on, 'YYYY-MM-DD') as "fromOn" from base.posts where region_id = $1 and row_status = 'accepted'`,
    [region],
  );
  return rows;
}

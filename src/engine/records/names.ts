import type { PoolClient } from 'pg';
import type { BookPost, BookUnit } from './name-book.ts';

export interface KnownUnit extends BookUnit {
  readonly parent: string | null;
}

/** The units of a city as its base sheet has them, closed ones included: old rows still name them. */
export async function loadUnits(client: PoolClient, region: number): Promise<KnownUnit[]> {
  const { rows } = await client.query<KnownUnit>(
    `select code, name, short_name as "shortName", parent from base.units where region_id = $1 and row_status = 'accepted' order by code`,
    [region],
  );
  return rows;
}

/** The posts of a city: one row per post that a person holds or held. */
export async function loadPosts(client: PoolClient, region: number): Promise<BookPost[]> {
  const { rows } = await client.query<BookPost>(
    `select code, name, unit, to_char(from_on, 'YYYY-MM-DD') as "fromOn" from base.posts where region_id = $1 and row_status = 'accepted'`,
    [region],
  );
  return rows;
}

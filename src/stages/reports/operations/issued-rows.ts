import type { PoolClient } from 'pg';
import type { CountedPass, CountedRows } from '#engine/queries/index.ts';

/** The rows that a version counted, with the secret of their salts. */
export type IssuedRows = CountedRows & { readonly secret: Uint8Array };

/** The rows that a version counted. @param slot of one number alone */
export async function issuedRows(
  client: PoolClient,
  region: number,
  id: string,
  slot: string | null = null,
): Promise<readonly IssuedRows[]> {
  const { rows } = await client.query<IssuedRows>(
    `select r.pass, r.ledger, r.slots, r.row_keys as keys, r.row_versions as versions, r.digests, r.flags,
       coalesce(r.secret, i.secret) as secret
     from reports.issued_rows r join reports.issued i on i.region_id = r.region_id and i.id = r.issued_id
     where r.region_id = $1 and r.issued_id = $2 and ($3::text is null or $3 = any(r.slots)) order by r.pass`,
    [region, id, slot],
  );
  return rows;
}

/**
 * Locks the digests of which a manifest is made until the end of the transaction. @returns whether they are still the
 * stored ones
 */
export async function areKept(
  client: PoolClient,
  region: number,
  counted: readonly CountedPass[],
): Promise<boolean> {
  const { rows } = await client.query<{ cache_key: string; secret: Buffer }>(
    'select cache_key, secret from core.digest_cache where region_id = $1 and cache_key = any($2) for share',
    [region, counted.map(({ place }) => place.key)],
  );
  const secrets = new Map(rows.map((row) => [row.cache_key, row.secret]));
  return counted.every(({ place, secret }) => secrets.get(place.key)?.equals(secret) === true);
}

/** Stores the rows that a version counted: copied inside the database from the stored digests. */
export async function keepIssuedRows(
  client: PoolClient,
  region: number,
  id: string,
  counted: readonly CountedPass[],
): Promise<void> {
  for (const { pass, ledger, slots, secret, place } of counted) {
    const { rowCount } = await client.query(
      `insert into reports.issued_rows (region_id, issued_id, pass, ledger, slots, secret, row_keys, row_versions, digests, flags)
       select region_id, $2::uuid, $3, $4, $5::text[], secret, row_keys, row_versions, digests, flags from core.digest_cache
       where region_id = $1 and cache_key = $6 and secret = $7`,
      [region, id, pass, ledger, slots, place.key, Buffer.from(secret)],
    );
    if (rowCount !== 1) throw new Error(`the digests of ${pass} are not kept`);
  }
}

import type { PoolClient } from 'pg';

/** The present name of a unit, for the log; null for one that the base sheet does not have. */
export async function unitName(client: PoolClient, region: number, code: string): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>(
    'select name from base.units where region_id = $1 and code = $2',
    [region, code],
  );
  return rows[0]?.name ?? null;
}

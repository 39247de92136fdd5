import type { PoolClient } from 'pg';

/**
 * Takes the next numbers of a series within a transaction: other transactions that number wait until it ends, and a
 * rollback returns its numbers.
 * @param above no number up to this one is taken @param count how many
 * @returns the first of them
 */
export async function takeNumbers(
  client: PoolClient,
  region: number,
  series: string,
  { above, count }: { readonly above: number; readonly count: number },
): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    `insert into supervision.numbers as n (region_id, series, last) values ($1, $2, $3::int + $4::int)
     on conflict (region_id, series) do update set last = greatest(n.last, $3::int) + $4::int returning last`,
    [region, series, above, count],
  );
  return (rows[0]?.last ?? count) - count + 1;
}

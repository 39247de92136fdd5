import type { PoolClient } from 'pg';
import type { PreparedReport } from './prepare-report.ts';

/**
 * Whether all explanations and declarations of a prepared report are still valid. Locks them, so that none is withdrawn
 * before this transaction ends.
 */
export async function wordsStand(
  client: PoolClient,
  region: number,
  { said, declared }: Pick<PreparedReport, 'said' | 'declared'>,
): Promise<boolean> {
  if (said.length + declared.length === 0) return true;
  const standing = async (table: string, ids: readonly string[]): Promise<boolean> => {
    const { rowCount } = await client.query(
      `select from reports.${table} where region_id = $1 and id = any ($2) and withdrawn_at is null for share`,
      [region, ids],
    );
    return rowCount === ids.length;
  };
  return (
    (await standing(
      'explanations',
      said.map(({ id }) => id),
    )) &&
    (await standing(
      'declared_literals',
      declared.map(({ id }) => id),
    ))
  );
}

import { type Database, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { ident, tableOf } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Series } from './series.ts';

/** The highest number of a series in a ledger, hidden rows included; 0 where there is none. */
export async function highestNumber(
  db: Database,
  region: number,
  ledger: Ledger,
  { field, prefix, suffix }: Series,
): Promise<number> {
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const column = `t.${ident(field)}`;
    const number = `substring(${column} from length($2) + 1 for length(${column}) - length($2) - length($3))`;
    const { rows } = await client.query<{ n: number }>(
      `select coalesce(max(${number}::int), 0) as n from ${tableOf(ledger)} t
       where t.region_id = $1 and starts_with(${column}, $2) and right(${column}, length($3)) = $3 and ${number} ~ '^[0-9]{1,6}$'`,
      [region, prefix, suffix],
    );
    return rows[0]?.n ?? 0;
  });
}

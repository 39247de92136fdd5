import { type Database, type Scope, WHOLE_REGION, withScope } from '#kernel/db/index.ts';
import { ident, tableOf } from '#engine/records/table.ts';
import type { Ledger } from '#model/pack/types.ts';

/**
 * The number after the highest that a ledger has in a year, whoever may see those rows: "督〔2021〕12号" gives 13.
 * @param prefix what stands before the number, @param suffix what stands after it
 */
export async function nextNumber(
  db: Database,
  { region }: Pick<Scope, 'region'>,
  ledger: Ledger,
  field: string,
  { prefix, suffix }: { readonly prefix: string; readonly suffix: string },
): Promise<number> {
  return withScope(db, { region, ...WHOLE_REGION }, async (client) => {
    const column = `t.${ident(field)}`;
    const { rows } = await client.query<{ n: number }>(
      `select coalesce(max(substring(${column} from length($2) + 1 for length(${column}) - length($2) - length($3))::int), 0) + 1 as n
       from ${tableOf(ledger)} t where t.region_id = $1 and starts_with(${column}, $2) and right(${column}, length($3)) = $3
         and substring(${column} from length($2) + 1 for length(${column}) - length($2) - length($3)) ~ '^[0-9]{1,6}$'`,
      [region, prefix, suffix],
    );
    return rows[0]?.n ?? 1;
  });
}

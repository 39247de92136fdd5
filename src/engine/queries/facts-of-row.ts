import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Indicator, Ledger, Pack } from '#model/pack/types.ts';
import { inForce } from './in-force.ts';
import { LedgerSql } from './quantity-sql.ts';
import { loadReportInputs } from './report-inputs.ts';

/**
 * The numbers of a year that count a row: those whose conditions it meets, by the very conditions that the numbers are
 * computed with. A row that is not accepted enters none.
 * @param scope whose eyes the row is looked at with
 * @param id the row's uuid
 * @returns in the order of their slots
 */
export async function factsOfRow(
  request: { readonly db: Database; readonly scope: Scope; readonly pack: Pack; readonly year: number },
  ledger: Ledger,
  id: string,
): Promise<readonly Indicator[]> {
  const { db, scope, pack, year } = request;
  const over = inForce(pack.indicators, `${year}-12-31`).filter((one) => one.over === ledger.id);
  if (over.length === 0) return [];
  // A condition may look at a field about a person (who held which role) that is not shown.
  const looking = scope.rights ? { ...scope, rights: { ...scope.rights, personal: true } } : scope;
  return withScope(db, looking, async (client) => {
    const inputs = await loadReportInputs(client, scope.region, year);
    const parameters = inputs.parameters(year);
    const asked = over.filter(
      ({ measure, parameters: needed }) =>
        measure.kind !== 'yoy_pct' && needed.every((name) => parameters.has(name)),
    );
    if (asked.length === 0) return [];
    const sql = new LedgerSql(ledger, pack.ledgers, inputs.roles);
    const conditions = asked.map(({ slot, ...quantity }) => {
      const { conjuncts } = sql.ask({ key: slot, quantity, year, parameters });
      return conjuncts.length === 0
        ? 'true'
        : `coalesce(${conjuncts.map((one) => `(${one})`).join(' and ')}, false)`;
    });
    const { rows } = await client.query<{ counts: boolean[] }>(
      `select array[${conditions.join(', ')}] as counts from ${sql.from} where ${sql.base.join(' and ')} and t.row_id = $2`,
      [scope.region, id],
    );
    return asked.filter((_, at) => rows.some(({ counts }) => counts[at] === true));
  });
}

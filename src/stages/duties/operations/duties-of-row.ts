import { loadReportInputs } from '#engine/queries/index.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import type { Ledger, Pack } from '#model/pack/types.ts';
import { hitsSql } from './hits-sql.ts';

/**
 * The duties that a row answers, by the same conditions with which duties are counted. A row that is not accepted
 * answers none.
 * @param scope the rights with which the row is read
 * @param id the row's uuid
 * @returns ids of duties, in the order of the definition
 */
export async function dutiesOfRow(
  request: { readonly db: Database; readonly scope: Scope; readonly pack: Pack; readonly year: number },
  ledger: Ledger,
  id: string,
): Promise<readonly string[]> {
  const { db, pack, scope, year } = request;
  const answers = pack.answers.filter((answer) => answer.ledger === ledger.id);
  if (answers.length === 0) return [];
  // A condition may read a field about a person that is hidden.
  const looking = scope.rights ? { ...scope, rights: { ...scope.rights, personal: true } } : scope;
  return withScope(db, looking, async (client) => {
    const inputs = await loadReportInputs(client, scope.region, year);
    const parts = answers
      .map((answer) => hitsSql(answer, { pack, year, inputs }))
      .filter((sql) => sql !== null);
    if (parts.length === 0) return [];
    const { rows } = await client.query<{ duty: string }>(
      `select distinct h.duty from (${parts.join(' union all ')}) h where h.row_id = $2`,
      [scope.region, id],
    );
    const met = new Set(rows.map(({ duty }) => duty));
    return [...new Set(answers.map(({ duty }) => duty))].filter((duty) => met.has(duty));
  });
}

import type { PoolClient } from 'pg';
import type { Ledger } from '#model/pack/types.ts';
import { recordErrors } from './errors.ts';
import { ident, tableOf } from './table.ts';

/**
 * Demands that every row of a ledger which gets a course, or another one, stands where a matter may come in.
 * @throws RECORD-ENTRY with how many stand where
 */
export async function demandEntries(client: PoolClient, ledger: Ledger): Promise<void> {
  const { flow } = ledger;
  if (!flow) return;
  const { rows } = await client.query<{ state: string; count: number }>(
    `select ${ident(flow.state.id)} as state, count(*)::int as count from ${tableOf(ledger)}
     where row_entered is not null and row_entered <> all ($1) group by 1 order by 1`,
    [[flow.begin, ...flow.entry]],
  );
  if (rows.length === 0) return;
  const title = (code: string): string => flow.states.find((one) => one.code === code)?.title ?? code;
  throw recordErrors.error('RECORD-ENTRY', {
    ledger: ledger.title,
    states: rows.map(({ state, count }) => `“${title(state)}” ${count} 条`).join('、'),
  });
}

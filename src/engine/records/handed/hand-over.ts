import type { PoolClient } from 'pg';
import type { Ledger } from '#model/pack/types.ts';
import { loadUnits } from '../names.ts';
import { unitPaths } from '../unit-paths.ts';
import { carrySql, handSql, namedSql, withdrawSql, type Written } from './handed-sql.ts';

export interface HandOver {
  readonly region: number;
  readonly ledger: Ledger;
  readonly now: Date;
  /** The batch under which the rows were written; null: all rows of the ledger. */
  readonly batch: string | null;
}

/** From so many rows on they are joined as sets. */
const MANY = 500;

/**
 * Makes true what is handed to whom (core.handed) for rows that were just written: every writer of ledger rows calls it in
 * its transaction, after the rows. An accepted row is handed to each unit that it names; what is no longer accepted, or
 * names a unit no longer, is withdrawn. A receipt stays. Does nothing in a ledger without addressees.
 */
export async function handOver(client: PoolClient, request: HandOver): Promise<void> {
  const { region, ledger, batch, now } = request;
  const { addressees } = ledger;
  if (!addressees) return;
  const written: Written = { ledger, addressees, batch };
  const of = batch === null ? [region] : [region, batch];
  const { rows } = await client.query<{ rows: number; known: number; codes: readonly string[] }>(
    namedSql(written),
    of,
  );
  const { codes: named, rows: touched, known } = rows[0] ?? { codes: [], rows: 0, known: 0 };
  // The planner takes a table that was filled in this transaction for empty, and would walk it once for every row: minutes.
  if (touched >= MANY) await client.query('set local enable_nestloop = off');
  if (named.length > 0) {
    const { paths } = unitPaths(await loadUnits(client, region));
    const codes = named.filter((code) => paths.has(code));
    await client.query(handSql(written), [
      region,
      ledger.id,
      now,
      codes,
      codes.map((code) => paths.get(code)),
      ...of.slice(1),
    ]);
  }
  // Nothing was ever handed of a row that is new.
  if (known > 0) {
    await client.query(withdrawSql(written), [region, ledger.id, now, ...of.slice(1)]);
    for (const table of ['core.handed', 'core.receipts'] as const)
      await client.query(carrySql(table, written), [region, ledger.id, ...of.slice(1)]);
  }
  if (touched >= MANY) await client.query('set local enable_nestloop = on');
}

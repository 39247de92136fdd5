import type { Database } from '#kernel/db/index.ts';
import { tableOf } from '#engine/records/index.ts';
import type { Pack } from '#model/pack/types.ts';
import type { ImportResult } from './result.ts';

/** A change of fewer rows does not change a plan. */
const WORTHWHILE = 500;

/**
 * Updates statistics and period indexes after a large import. An embedded server may stop before its own autovacuum
 * runs; without statistics the facts of a million new rows took 20 seconds instead of one.
 */
export async function refreshStatistics(db: Database, pack: Pack, result: ImportResult): Promise<void> {
  const changed = new Map<string, number>();
  for (const { sheets } of result.files)
    for (const { ledger, inserted, updated } of sheets)
      changed.set(ledger, (changed.get(ledger) ?? 0) + inserted + updated);
  const tables = [...changed]
    .filter(([, rows]) => rows >= WORTHWHILE)
    .flatMap(([id]) => {
      const ledger = pack.ledgers.get(id);
      return ledger ? [tableOf(ledger)] : [];
    });
  // VACUUM, because it also adds the new blocks to the period indexes; it runs outside any transaction.
  if (tables.length > 0) await db.owner.query(`vacuum (analyze) ${tables.join(', ')}`);
}

import type { PoolClient } from 'pg';
import { importFiles } from '#engine/exchange/index.ts';
import { holdLedger, recordErrors } from '#engine/records/index.ts';
import { acceptSaved } from './accept-saved.ts';
import { formSource } from './form-source.ts';
import { type KnownRow, rowsOfBatch } from './known-row.ts';
import { keyTitle, refusalOf } from './refusal-of.ts';
import { rowEvent } from './row-event.ts';
import type { RowToSave } from './row-to-save.ts';

export interface NewRows extends Omit<RowToSave, 'values' | 'known' | 'reason' | 'status'> {
  /** Makes the rows, by field id, while nobody else can write to the ledger. An error ends the act. */
  readonly make: (client: PoolClient) => Promise<readonly RowToSave['values'][]>;
  /** Called with the rows before the act ends, in the order of their natural keys. */
  readonly keep?: (client: PoolClient, rows: readonly KnownRow[]) => Promise<void>;
}

/**
 * Saves several new rows of a ledger as one act: all of them or none, judged like rows of a workbook.
 * @throws RECORD-REFUSED with the faults at their fields, RECORD-EXISTS when one has the key of a row that is there
 */
export async function saveNewRows(request: NewRows): Promise<readonly KnownRow[]> {
  const { db, pack, scope, actor, now, ledger, make, keep } = request;
  let values: readonly RowToSave['values'][] = [];
  let saved: readonly KnownRow[] = [];
  const exists = (): Error =>
    recordErrors.error('RECORD-EXISTS', { ledger: ledger.title, title: keyTitle(ledger) });
  const result = await importFiles({
    db,
    pack,
    scope,
    actor,
    now,
    files: [formSource({ ...request, status: 'submitted', known: null }, () => values)],
    dryRun: false,
    goodRows: false,
    byHand: {
      reason: null,
      fresh: true,
      before: async (client) => {
        await holdLedger(client, scope.region, ledger.id, now);
        values = await make(client);
      },
      after: async (client, changed) => {
        if (changed.inserted < values.length || changed.amended > 0) throw exists();
        saved = await rowsOfBatch(client, request, changed.batch);
        await keep?.(client, saved);
        const told = saved.map((after) =>
          rowEvent(ledger, { before: null, after, changed: { ...changed, inserted: 1 }, reason: null }),
        );
        const [first, ...others] = [...told, ...(await acceptSaved(client, request, saved))];
        if (!first) throw new Error('no rows were made');
        return [first, ...others];
      },
    },
  });
  if (result.errors.length > 0) throw refusalOf(ledger, result.errors);
  if (saved.length === 0) throw exists();
  return saved;
}

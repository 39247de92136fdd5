import type { PoolClient } from 'pg';
import { importFiles } from '#engine/exchange/index.ts';
import { recordErrors } from '#engine/records/index.ts';
import { formSource } from './form-source.ts';
import { acceptSaved } from './accept-saved.ts';
import { type KnownRow, knownRow, rowOfBatch } from './known-row.ts';
import { keyTitle, refusalOf } from './refusal-of.ts';
import { rowEvent } from './row-event.ts';
import type { RowToSave } from './row-to-save.ts';

export interface SavedRow {
  readonly id: string;
  readonly version: number;
  /** False when nothing was different. */
  readonly changed: boolean;
  /** Names that were resolved although ambiguous: a short name that only one of the writer's units has. */
  readonly notices: readonly string[];
}

/**
 * Saves a row of a form by the import with one row, so that form and workbook cannot be judged differently.
 * @throws RECORD-REFUSED with the faults at their fields, RECORD-EXISTS, RECORD-CONFLICT, RECORD-KEY, RECORD-REASON,
 *   RECORD-TRANSITION for a voided row, RECORD-NOT-FOUND also for a row out of reach
 */
export async function saveRow(request: RowToSave): Promise<SavedRow> {
  const { db, pack, ledger, scope, actor, now, known, reason } = request;
  let before: KnownRow | null = null;
  let saved: Omit<SavedRow, 'notices'> | null = null;
  const result = await importFiles({
    db,
    pack,
    scope,
    actor,
    now,
    files: [formSource(request, () => [request.values])],
    dryRun: false,
    goodRows: false,
    byHand: {
      reason,
      fresh: known === null,
      before: async (client: PoolClient) => {
        if (known) before = await knownRow(client, request, known);
      },
      after: async (client, changed) => {
        const after = await rowOfBatch(client, request, changed.batch);
        if (known && after.id !== known.id)
          throw recordErrors.error('RECORD-KEY', { title: keyTitle(ledger) });
        saved = { id: after.id, version: after.version, changed: true };
        const event = rowEvent(ledger, { before, after, changed, reason });
        const accepted = await acceptSaved(client, request, [after]);
        if (accepted.length > 0) saved = { ...saved, version: after.version + 1 };
        const more = (await request.beside?.(client, after.id)) ?? [];
        return [event, ...accepted, ...more];
      },
    },
  });
  if (result.errors.length > 0) throw refusalOf(ledger, result.errors);
  const notices = result.reported.map(({ message }) => message);
  if (saved) return { ...(saved as Omit<SavedRow, 'notices'>), notices };
  // Nothing changed: for a new row that means that its key exists already.
  if (!known) throw recordErrors.error('RECORD-EXISTS', { ledger: ledger.title, title: keyTitle(ledger) });
  return { ...known, changed: false, notices };
}

import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Act } from '#engine/audit/index.ts';
import { handOver, mergeStage, type Stage } from '#engine/records/index.ts';
import { insertRow } from '#kernel/db/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import type { CorrectedCell } from './corrections.ts';
import { fileName, type ImportFile } from './plan.ts';
import type { SheetResult } from './result.ts';
import type { StagedSheet } from './staged-sheet.ts';

type MergeRequest = Act & {
  readonly files: readonly ImportFile[];
  readonly byHand?: { readonly reason: string | null; readonly fresh: boolean };
};

/** What is stored with the batches. */
interface BatchNotes {
  readonly corrected: readonly CorrectedCell[];
  /** Number of refused rows by the number of the file. */
  readonly refused: ReadonlyMap<number, number>;
}

interface ResultOfFile {
  readonly file: number;
  readonly result: SheetResult;
}

/**
 * Merges the staged sheets of files that are not refused, and stores a batch for each file.
 * @returns the result of each sheet, in the order of the workbooks, and the changes of the ledgers, for the log
 */
export async function mergeSheets(
  client: PoolClient,
  request: MergeRequest,
  staged: readonly StagedSheet[],
  refused: ReadonlySet<number>,
  noted: BatchNotes,
): Promise<{
  readonly results: readonly ResultOfFile[];
  readonly changed: readonly RowsChanged[];
  /** Ids of batches by the number of their file: an import is undone by batch. */
  readonly batches: ReadonlyMap<number, string>;
}> {
  const { scope, now, actor } = request;
  const results: ResultOfFile[] = [];
  const changed: RowsChanged[] = [];
  // With a fixed order of ledgers two imports cannot deadlock; files keep their order within one ledger.
  const ordered = staged.toSorted((a, b) =>
    a.sheet.ledger.id < b.sheet.ledger.id
      ? -1
      : a.sheet.ledger.id > b.sheet.ledger.id
        ? 1
        : a.sheet.file - b.sheet.file,
  );
  const batches = new Map<number, string>();
  for (const { sheet, stage, read, staged: filled } of ordered) {
    const place = { sheet: sheet.name, ledger: sheet.ledger.id, read };
    if (!stage || refused.has(sheet.file)) {
      results.push({
        file: sheet.file,
        result: { ...place, inserted: 0, updated: 0, unchanged: 0, skipped: read },
      });
      continue;
    }
    const batch = batches.get(sheet.file) ?? uuid();
    batches.set(sheet.file, batch);
    const good = request.byHand ? filled : await countStage(client, stage);
    const { inserted, updated, history } = await mergeStage(client, stage, {
      region: scope.region,
      batch,
      actor: actor.name,
      rights: scope.rights ?? null,
      now,
      reason: request.byHand?.reason ?? null,
      only: request.byHand?.fresh ? 'new' : null,
    });
    const { id, title } = sheet.ledger;
    if (inserted + updated > 0)
      changed.push({ ledger: id, title, batch, inserted, amended: updated, history });
    results.push({
      file: sheet.file,
      result: { ...place, inserted, updated, unchanged: good - inserted - updated, skipped: read - good },
    });
  }
  // Only now all units are there to which a row may be handed.
  for (const { ledger: id, batch } of changed) {
    const ledger = ordered.find(({ sheet }) => sheet.ledger.id === id)?.sheet.ledger;
    if (ledger) await handOver(client, { region: scope.region, ledger, now, batch });
  }
  await keepBatches(client, request, batches, results, noted);
  // The results are in the order of the workbooks, not of the locks.
  const inOrder = staged.flatMap(({ sheet }) =>
    results.filter((one) => one.file === sheet.file && one.result.sheet === sheet.name),
  );
  return { results: inOrder, changed, batches };
}

async function keepBatches(
  client: PoolClient,
  { scope, now, actor, files, byHand }: MergeRequest,
  batches: ReadonlyMap<number, string>,
  results: readonly ResultOfFile[],
  { corrected, refused }: BatchNotes,
): Promise<void> {
  for (const [file, id] of batches)
    await insertRow(client, 'core.batches', {
      region_id: scope.region,
      id,
      kind: 'import',
      file: fileName(files[file] ?? ''),
      actor: actor.name,
      counts: JSON.stringify(results.filter((one) => one.file === file).map(({ result }) => result)),
      finished_at: now,
      account: actor.account,
      by_hand: byHand !== undefined,
      refused: refused.get(file) ?? 0,
      corrected: JSON.stringify(corrected),
    });
}

async function countStage(client: PoolClient, stage: Stage): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${stage.table} s`);
  return Number(rows[0]?.count ?? 0);
}

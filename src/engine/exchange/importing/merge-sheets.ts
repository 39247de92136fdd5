import type { PoolClient } from 'pg';
import { v7 as uuid } from 'uuid';
import type { Act } from '#engine/audit/index.ts';
import { mergeStage, type Stage } from '#engine/records/index.ts';
import type { RowsChanged } from '#model/events/index.ts';
import type { CorrectedCell } from './corrections.ts';
import { fileName, type ImportFile } from './plan.ts';
import type { SheetResult } from './result.ts';
import type { StagedSheet } from './stage-sheet.ts';

/**
 * Merges the staged sheets of files that are not refused, and notes a batch per file.
 * @returns what happened to each sheet, in the order of the workbooks, and what became of the ledgers, for the log
 */
export async function mergeSheets(
  client: PoolClient,
  request: Act & {
    readonly files: readonly ImportFile[];
    readonly byHand?: { readonly reason: string | null; readonly fresh: boolean };
  },
  staged: readonly StagedSheet[],
  refused: ReadonlySet<number>,
  noted: {
    readonly corrected: readonly CorrectedCell[];
    /** Refused rows by the number of the file. */
    readonly refused: ReadonlyMap<number, number>;
  },
): Promise<{
  readonly results: readonly { readonly file: number; readonly result: SheetResult }[];
  readonly changed: readonly RowsChanged[];
  /** By the number of the file: what an import is undone by. */
  readonly batches: ReadonlyMap<number, string>;
}> {
  const { scope, now, actor } = request;
  const results: { file: number; result: SheetResult }[] = [];
  const changed: RowsChanged[] = [];
  // In a fixed order of ledgers two imports can never wait for each other; files keep their order within one.
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
  for (const [file, batch] of batches) {
    const counts = results.filter((one) => one.file === file).map((one) => one.result);
    await client.query(
      `insert into core.batches (region_id, id, kind, file, actor, counts, finished_at, account, by_hand, refused, corrected)
       values ($1, $2, 'import', $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        scope.region,
        batch,
        fileName(request.files[file] ?? ''),
        actor.name,
        JSON.stringify(counts),
        now,
        actor.account,
        request.byHand !== undefined,
        noted.refused.get(file) ?? 0,
        JSON.stringify(noted.corrected),
      ],
    );
  }
  // Sheets are told in the order of the workbook, not of the locks.
  const told = staged.flatMap(({ sheet }) =>
    results.filter((one) => one.file === sheet.file && one.result.sheet === sheet.name),
  );
  return { results: told, changed, batches };
}

async function countStage(client: PoolClient, stage: Stage): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${stage.table} s`);
  return Number(rows[0]?.count ?? 0);
}

import type { PoolClient, QueryResult } from 'pg';
import { holdCity, importsWaited, loadUnits, moveRows } from '#engine/records/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { AuditEvent } from '#model/events/index.ts';
import { dayOf } from '#model/time/day-of.ts';
import type { Attempt, Earlier } from './attempt.ts';
import { type CityNames, cityNames, rowOfFile } from './base-names.ts';
import { Collector } from './collector.ts';
import { correctedCells } from './corrected-cells.ts';
import type { ImportRequest } from './import-request.ts';
import { judgeStages } from './judge-stages.ts';
import { keptNames, loadNames } from './kept-names.ts';
import { mergeSheets } from './merge-sheets.ts';
import { fileName, type PlannedSheet, planSheets } from './plan.ts';
import { refuseHidden } from './refuse-rows.ts';
import { stageSheet } from './stage-sheet.ts';
import type { StagedSheet } from './staged-sheet.ts';
import { isWhole } from './writable-units.ts';

/**
 * One attempt within the transaction: plan, names, stages, judgement over all stages, merge. Nothing is merged when the
 * attempt has to be repeated.
 * @param earlier what earlier attempts refused
 * @param opened the results of the statements that opened the transaction of rows entered by hand
 */
export async function runAttempt(
  client: PoolClient,
  request: ImportRequest,
  earlier: Earlier,
  opened: readonly QueryResult[],
): Promise<Attempt> {
  const { pack, scope, byHand } = request;
  const collect = new Collector();
  const versions = await takeTurn(client, request, opened);
  const planned = await planSheets(request.files, pack, collect, request.corrections);
  const sheets = planned.filter(({ file }) => !earlier.files.has(file));
  const unitsBefore = sheets.some(isBase) ? await loadUnits(client, scope.region) : [];
  const names = await namesFor(client, request, sheets, earlier, versions);
  const staged = await stageAll(client, request, sheets, names, collect);
  const fresh = byHand?.fresh ?? false;
  const judging = { client, region: scope.region, seesAll: isWhole(scope), collect };
  const { refused } = await judgeStages({
    ...judging,
    staged,
    pack,
    goodRows: request.goodRows,
    fresh,
    circular: names.circular,
    refusedBefore: earlier.rows,
    seen: earlier.seen ?? new Set(),
  });
  const untrueFiles = untrueFilesOf(staged, refused);
  const untrueRows = untrueRowsOf(staged, refused, names);
  const corrected = correctedCells(sheets, names);
  if (untrueFiles.size + untrueRows.size > 0)
    return { collect, files: [], untrueFiles, untrueRows, changed: [], events: [], batches: [], corrected };
  const noted = { corrected, refused: collect.refusedRows };
  const { results, changed, batches } = await mergeSheets(client, request, staged, refused, noted);
  if (fresh && results.some(({ result }) => result.unchanged > 0))
    for (const one of staged) await refuseHidden(one, judging);
  const unitsTaken = staged.some(({ sheet }) => sheet.ledger.id === BASE.units && !refused.has(sheet.file));
  const events: AuditEvent[] = [];
  if (unitsTaken) {
    const moved = await moveRows(
      client,
      scope.region,
      pack,
      unitsBefore,
      await loadUnits(client, scope.region),
    );
    if (moved) events.push(moved.event);
    if (moved && moved.rows > 0) collect.notice(movedNotice(moved.rows));
  }
  const files = request.files.map((one, file) => ({
    file: fileName(one),
    accepted: !refused.has(file) && !earlier.files.has(file),
    sheets: results.filter((of) => of.file === file).map(({ result }) => result),
  }));
  return {
    collect,
    files,
    untrueFiles,
    untrueRows,
    changed,
    events,
    batches: [...batches.values()],
    corrected,
  };
}

/**
 * Imports of a city run one at a time, because names and references are judged by a state that must not change
 * meanwhile. Rows entered by hand wait for an import, and not for one another.
 * @returns the versions of the base sheets where the opening of the transaction read them; null: not read
 */
async function takeTurn(
  client: PoolClient,
  { byHand, scope, now }: ImportRequest,
  opened: readonly QueryResult[],
): Promise<QueryResult | null> {
  if (byHand) {
    const waited = await importsWaited(client, opened, scope.region, now);
    await byHand.before(client);
    return waited ? (opened[1] ?? null) : null;
  }
  await holdCity(client, scope.region, now);
  // Keys of a large sheet are joined with those of its ledger; with the small default the join goes through the disk.
  await client.query(`set local work_mem = '128MB'`);
  return null;
}

async function namesFor(
  client: PoolClient,
  request: ImportRequest,
  sheets: readonly PlannedSheet[],
  earlier: Earlier,
  versions: QueryResult | null,
): Promise<CityNames> {
  const today = request.today ?? dayOf(request.now);
  return sheets.some(isBase)
    ? cityNames(sheets, await loadNames(client, request.scope.region), earlier.rows, today)
    : keptNames(client, request, today, versions);
}

async function stageAll(
  client: PoolClient,
  { scope, pack, onProgress, accepting, byHand }: ImportRequest,
  sheets: readonly PlannedSheet[],
  names: CityNames,
  collect: Collector,
): Promise<readonly StagedSheet[]> {
  const context = {
    client,
    names,
    scope,
    pack,
    progress: onProgress ?? (() => undefined),
    accepting: accepting ?? null,
    few: byHand !== undefined,
  };
  const staged: StagedSheet[] = [];
  for (const [number, sheet] of sheets.entries())
    staged.push(await stageSheet(sheet, number, context, collect));
  return staged;
}

/** Refused files with units or people, as long as another file is taken, which they may have influenced. */
function untrueFilesOf(staged: readonly StagedSheet[], refused: ReadonlySet<number>): ReadonlySet<number> {
  const othersTaken = staged.some(({ sheet }) => !refused.has(sheet.file));
  const base = staged.filter(({ sheet }) => isBase(sheet) && refused.has(sheet.file));
  return new Set(othersTaken ? base.map(({ sheet }) => sheet.file) : []);
}

/** Refused rows of accepted base sheets whose names were used all the same. */
function untrueRowsOf(
  staged: readonly StagedSheet[],
  refused: ReadonlySet<number>,
  names: CityNames,
): ReadonlySet<string> {
  const rows = staged
    .filter(({ sheet }) => isBase(sheet) && !refused.has(sheet.file))
    .flatMap(({ sheet, refusedKeys }) => [...refusedKeys].map((key) => rowOfFile(sheet.file, key)));
  return new Set(rows.filter((row) => names.given.has(row)));
}

function isBase(sheet: PlannedSheet): boolean {
  return sheet.ledger.id === BASE.units || sheet.ledger.id === BASE.posts;
}

function movedNotice(rows: number): Parameters<Collector['notice']>[0] {
  return {
    file: '',
    sheet: '单位',
    row: null,
    column: null,
    kind: 'moved_rows',
    message: `单位的隶属关系变了，${rows} 条记录随单位移动`,
  };
}

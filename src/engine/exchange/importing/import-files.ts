import type { PoolClient, QueryResult } from 'pg';
import { type Act, type Changed, withChange } from '#engine/audit/index.ts';
import { type Database, type Rights, type Scope, within } from '#kernel/db/index.ts';
import { holdCity, importsWaited, loadUnits, moveRows, waitForImportsSql } from '#engine/records/index.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import { BASE } from '#model/compile/scope.ts';
import type { AuditEvent, RowsChanged } from '#model/events/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { dayOf } from '#model/time/day-of.ts';
import { cityNames, rowOfFile } from './base-names.ts';
import { Collector } from './collector.ts';
import { correctedCells } from './corrected-cells.ts';
import type { CorrectedCell, Correction } from './corrections.ts';
import { importEvent } from './import-event.ts';
import { judgeStages, refuseHidden } from './judge-stages.ts';
import { keptNames, loadNames, nameVersionsSql } from './kept-names.ts';
import type { ImportFault } from './fault.ts';
import { fileName, type ImportFile, planSheets, type PlannedSheet } from './plan.ts';
import { mergeSheets } from './merge-sheets.ts';
import type { FileResult, ImportResult } from './result.ts';
import { isWhole, stageSheet, type StagedSheet } from './stage-sheet.ts';

export interface ImportRequest extends Act {
  readonly db: Database;
  readonly pack: Pack;
  readonly files: readonly ImportFile[];
  /** The city's day, by which days are judged; absent: that of `now`. */
  readonly today?: string;
  /** What was corrected of the file's cells on a page; of a single file. */
  readonly corrections?: readonly Correction[];
  /** Does everything and takes it back. */
  readonly dryRun: boolean;
  /** Takes the good rows of a file with bad ones; otherwise a file is taken whole or not at all. */
  readonly goodRows: boolean;
  readonly onProgress?: (rows: number) => void;
  /**
   * What whoever imports may accept: rows beyond it come in as submitted, whatever the file says of them, and wait for a
   * reviewer like rows of a form. Absent: everything, as the program itself.
   */
  readonly accepting?: Rights;
  /** Told the result in the transaction of the import, before it commits: what is noted here is there if and only if it is. */
  readonly keep?: (client: PoolClient, result: ImportResult) => Promise<void>;
  /** Of rows that somebody enters by hand; then the import is not told as one. */
  readonly byHand?: ByHand;
}

/** What is judged around the merge of rows entered by hand, in its transaction; what it throws takes everything back. */
interface ByHand {
  readonly reason: string | null;
  /** True where the rows must be new: a key that is there already changes nothing. */
  readonly fresh: boolean;
  /** Called before the rows are read. */
  readonly before: (client: PoolClient) => Promise<void>;
  /** Called when the rows are merged and changed something. @returns how the log tells it */
  readonly after: (
    client: PoolClient,
    changed: RowsChanged,
  ) => Promise<readonly [AuditEvent, ...AuditEvent[]]>;
}

/** Ends the transaction of a dry run, and of an attempt that is made again without the refused files. */
class TakenBack extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome) {
    super('taken back');
    this.outcome = outcome;
  }
}

interface Outcome {
  readonly collect: Collector;
  readonly files: readonly FileResult[];
  /** Files whose refusal makes what others were judged by untrue: they brought units or people. */
  readonly again: ReadonlySet<number>;
  /** Rows that gave a name to others and were refused themselves, as `rowOfFile` says them. */
  readonly unheld: ReadonlySet<string>;
  /** What became of the ledgers, for the log. */
  readonly changed: readonly RowsChanged[];
  readonly events: readonly AuditEvent[];
  readonly batches: readonly string[];
  readonly corrected: readonly CorrectedCell[];
}

/** What earlier attempts found out, and what they told of it. */
interface Earlier {
  readonly excluded: ReadonlySet<number>;
  readonly without: ReadonlySet<string>;
  readonly faults: readonly (readonly [file: number, fault: ImportFault])[];
}

/**
 * Imports files as one act: all sheets are read and staged, references are judged over all of them, so that
 * neither the order of files nor that of rows matters; then each file is merged whole or not at all. One
 * transaction: what was acknowledged is there, and after a crash nothing of it is.
 * @returns what happened to each sheet, and every refusal at its place
 */
export async function importFiles(request: ImportRequest): Promise<ImportResult> {
  let earlier: Earlier = { excluded: new Set(), without: new Set(), faults: [] };
  for (;;) {
    const outcome = await attempt(request, earlier);
    const { again, unheld } = outcome;
    if (again.size + unheld.size === 0) {
      const result = summary(request, outcome, earlier);
      if (!request.dryRun) await refreshStatistics(request.db, request.pack, result);
      return result;
    }
    // Units or people of a refused file or row were trusted: judge the others again without it.
    const told = allFaults(outcome.collect, earlier);
    const titles = new Set(
      [...request.pack.ledgers.values()]
        .filter((ledger) => ledger.kind === 'base')
        .map((ledger) => ledger.title),
    );
    earlier = {
      excluded: new Set([...earlier.excluded, ...again]),
      without: new Set([...earlier.without, ...unheld]),
      faults: told.filter(
        ([file, { sheet, row }]) =>
          again.has(file) ||
          earlier.excluded.has(file) ||
          (unheld.size > 0 && row !== null && titles.has(sheet ?? '')),
      ),
    };
  }
}

async function attempt(request: ImportRequest, earlier: Earlier): Promise<Outcome> {
  try {
    const { region } = request.scope;
    const opening = request.byHand ? [waitForImportsSql(region), nameVersionsSql(region)] : [];
    const act = { ...request, scope: databaseScope(request) };
    const work = async (client: PoolClient, opened: readonly QueryResult[]): Promise<Changed<Outcome>> => {
      const outcome = await run(client, request, earlier, opened);
      if (request.dryRun || outcome.again.size + outcome.unheld.size > 0) throw new TakenBack(outcome);
      const { collect, files, changed, events } = outcome;
      const faults = allFaults(collect, earlier).length + collect.notListed;
      if (request.byHand) {
        const [one] = changed;
        if (faults > 0 || !one) throw new TakenBack(outcome);
        return { result: outcome, events: await request.byHand.after(client, one) };
      }
      await request.keep?.(client, summary(request, outcome, earlier));
      return {
        result: outcome,
        events: [importEvent({ files, faults, rows: changed, corrected: outcome.corrected }), ...events],
      };
    };
    return await withChange(request.db, act, work, opening);
  } catch (error) {
    if (error instanceof TakenBack) return error.outcome;
    throw error;
  }
}

/**
 * A unit that moves takes the rows of all ledgers along in this transaction, also those that the importing post may not
 * see. So an import of a post that may change the units runs as the program; each row is judged by its rights all the same.
 */
function databaseScope({ scope, pack }: ImportRequest): Scope {
  const { rights, ...whole } = scope;
  if (!rights) return scope;
  const units = pack.access.classOf.get(BASE.units);
  return units && within('', rights.classes[units.index]?.ranges ?? []) ? whole : scope;
}

async function run(
  client: PoolClient,
  request: ImportRequest,
  { excluded, without }: Earlier,
  opened: readonly QueryResult[],
): Promise<Outcome> {
  const { pack, scope, now } = request;
  const collect = new Collector();
  // One import of a city at a time: names and references are judged on a still picture. Rows entered by hand wait for an
  // import, and not for one another.
  let asked: QueryResult | null = null;
  if (request.byHand) {
    if (await importsWaited(client, opened, scope.region, now)) asked = opened[1] ?? null;
    await request.byHand.before(client);
  } else {
    await holdCity(client, scope.region, now);
    // Keys of a large sheet are joined with those of its ledger; the small default would go through the disk.
    await client.query(`set local work_mem = '128MB'`);
  }
  const sheets = (await planSheets(request.files, pack, collect, request.corrections)).filter(
    (sheet) => !excluded.has(sheet.file),
  );
  const today = request.today ?? dayOf(now);
  const changesNames = sheets.some(isBase);
  const before = changesNames ? await loadUnits(client, scope.region) : [];
  const names = changesNames
    ? await cityNames(sheets, await loadNames(client, scope.region), without, today)
    : await keptNames(client, request, today, asked);
  const staged: StagedSheet[] = [];
  const context = {
    client,
    names,
    scope,
    pack,
    progress: request.onProgress ?? (() => undefined),
    accepting: request.accepting ?? null,
    few: request.byHand !== undefined,
  };
  for (const [number, sheet] of sheets.entries()) {
    staged.push(await stageSheet(sheet, number, context, collect));
  }
  const fresh = request.byHand?.fresh ?? false;
  const judging = { client, region: scope.region, seesAll: isWhole(scope), collect };
  const verdict = await judgeStages({
    ...judging,
    staged,
    pack,
    goodRows: request.goodRows,
    fresh,
    circular: names.circular,
    without,
  });
  const again = new Set(
    staged
      .filter(
        ({ sheet }) =>
          isBase(sheet) &&
          verdict.refused.has(sheet.file) &&
          sheets.some((other) => !verdict.refused.has(other.file)),
      )
      .map(({ sheet }) => sheet.file),
  );
  const unheld = new Set(
    staged
      .filter(({ sheet }) => isBase(sheet) && !verdict.refused.has(sheet.file))
      .flatMap(({ sheet, refusedKeys }) => [...refusedKeys].map((key) => rowOfFile(sheet.file, key)))
      .filter((row) => names.given.has(row)),
  );
  const corrected = correctedCells(sheets, names);
  if (again.size + unheld.size > 0)
    return { collect, files: [], again, unheld, changed: [], events: [], batches: [], corrected };
  const events: AuditEvent[] = [];
  const noted = { corrected, refused: collect.refusedRows };
  const { results, changed, batches } = await mergeSheets(client, request, staged, verdict.refused, noted);
  if (fresh && results.some(({ result }) => result.unchanged > 0))
    for (const one of staged) await refuseHidden(one, judging);
  if (staged.some(({ sheet }) => sheet.ledger.id === BASE.units && !verdict.refused.has(sheet.file))) {
    const moved = await moveRows(client, scope.region, pack, before, await loadUnits(client, scope.region));
    if (moved) events.push(moved.event);
    if (moved && moved.rows > 0)
      collect.notice({
        file: '',
        sheet: '单位',
        row: null,
        column: null,
        kind: 'moved_rows',
        message: `单位的隶属关系变了，${moved.rows} 条记录随单位移动`,
      });
  }
  const files = request.files.map((given, file) => ({
    file: fileName(given),
    accepted: !verdict.refused.has(file) && !excluded.has(file),
    sheets: results.filter((one) => one.file === file).map((one) => one.result),
  }));
  return { collect, files, again, unheld, changed, events, batches: [...batches.values()], corrected };
}

function isBase(sheet: PlannedSheet): boolean {
  return sheet.ledger.id === BASE.units || sheet.ledger.id === BASE.posts;
}

/** The first verdict on a file or on a row of a base sheet stands; what a later attempt says of it is left out. */
function allFaults(collect: Collector, earlier: Earlier): readonly (readonly [number, ImportFault])[] {
  const place = (file: number, { sheet, row }: ImportFault): string => JSON.stringify([file, sheet, row]);
  const judged = new Set(earlier.faults.map(([file, fault]) => place(file, fault)));
  const fresh = collect.faults
    .map((fault, index) => [collect.files[index] ?? 0, fault] as const)
    .filter(([file, fault]) => !earlier.excluded.has(file) && !judged.has(place(file, fault)));
  return [...earlier.faults, ...fresh];
}

function summary(request: ImportRequest, outcome: Outcome, earlier: Earlier): ImportResult {
  const { collect, files } = outcome;
  const errors = allFaults(collect, earlier).map(([, fault]) => fault);
  return {
    accepted: files.every((file) => file.accepted),
    dryRun: request.dryRun,
    batches: request.dryRun ? [] : outcome.batches,
    files,
    corrected: outcome.corrected,
    reported: collect.notices,
    errors,
    errorsNotListed: collect.notListed,
  };
}

import type { PoolClient, QueryResult } from 'pg';
import { type Changed, withChange } from '#engine/audit/index.ts';
import { citedOnce, followGathered, waitForImportsSql } from '#engine/records/index.ts';
import { type Scope, within } from '#kernel/db/index.ts';
import { BASE } from '#model/compile/scope.ts';
import {
  allFaults,
  type Attempt,
  type Earlier,
  importResult,
  mustRepeat,
  NO_ATTEMPT,
  refusedSoFar,
} from './attempt.ts';
import { importEvent } from './import-event.ts';
import type { ImportRequest } from './import-request.ts';
import { nameVersionsSql } from './kept-names.ts';
import { refreshStatistics } from './refresh-statistics.ts';
import type { ImportResult } from './result.ts';
import { seenReferences } from './seen-references.ts';
import { runAttempt } from './run-attempt.ts';

/**
 * Imports files as one act: all sheets are read and staged, references are judged over all of them, so that
 * neither the order of files nor that of rows matters; then each file is merged whole or not at all. One
 * transaction: after a crash either all of it is there or nothing.
 *
 * Rows are judged by the units and people that the base sheets of the files bring. When such a file or row is refused in
 * the end, the attempt is rolled back and repeated without it, until no verdict rests on what was refused.
 * @returns what happened to each sheet, and every refusal at its place
 */
export async function importFiles(request: ImportRequest): Promise<ImportResult> {
  const { db, pack, dryRun } = request;
  const ledgers = [...pack.ledgers.values()];
  const baseTitles = new Set(ledgers.filter(({ kind }) => kind === 'base').map(({ title }) => title));
  let earlier = NO_ATTEMPT;
  for (;;) {
    const attempt = await attemptOnce(request, earlier);
    if (mustRepeat(attempt)) {
      earlier = refusedSoFar(attempt, earlier, baseTitles);
      continue;
    }
    if (mustLookUp(request, attempt, earlier)) {
      const seen = await seenReferences(db, pack, request.scope, attempt.collect.unfound);
      earlier = { ...earlier, seen };
      // With good rows the others were rolled back as well.
      if (seen.size > 0 || request.goodRows) continue;
    }
    const result = importResult(dryRun, attempt, earlier);
    if (!dryRun) await refreshStatistics(db, pack, result);
    return result;
  }
}

/** Whether something that was not found may be a row that the writer reads only: looked up once, outside of the transaction. */
function mustLookUp({ scope }: ImportRequest, { collect }: Attempt, { seen }: Earlier): boolean {
  return scope.reading !== undefined && seen === null && collect.unfound.length > 0;
}

/** Rolls back the transaction of an attempt: the only way to leave `withChange` with a result and without changes. */
class RolledBack extends Error {
  readonly attempt: Attempt;
  constructor(attempt: Attempt) {
    super('rolled back');
    this.attempt = attempt;
  }
}

async function attemptOnce(request: ImportRequest, earlier: Earlier): Promise<Attempt> {
  const { byHand, dryRun, keep, pack } = request;
  const { region } = request.scope;
  const work = async (client: PoolClient, opened: readonly QueryResult[]): Promise<Changed<Attempt>> => {
    const attempt = await runAttempt(client, request, earlier, opened);
    if (mustRepeat(attempt) || mustLookUp(request, attempt, earlier) || (byHand && dryRun))
      throw new RolledBack(attempt);
    const { collect, files, changed, corrected, events } = attempt;
    const faults = allFaults(attempt, earlier).length + collect.notListed;
    if (byHand) {
      const [one] = changed;
      if (faults > 0 || !one) throw new RolledBack(attempt);
      const told = await byHand.after(client, one);
      return { result: attempt, events: await followGathered(client, pack, request, told) };
    }
    const imported = importEvent({ files, faults, rows: changed, corrected });
    const told = await followGathered(client, pack, request, [imported, ...events]);
    // What would follow may refuse the whole import: whoever only asks is told so as well.
    if (dryRun) throw new RolledBack(attempt);
    await keep?.(client, importResult(dryRun, attempt, earlier));
    return { result: attempt, events: told };
  };
  const opening = byHand ? [waitForImportsSql(region), nameVersionsSql(region)] : [];
  try {
    return await withChange(
      request.db,
      { ...request, scope: { ...databaseScope(request), gathers: true } },
      work,
      opening,
    );
  } catch (error) {
    if (error instanceof RolledBack) return error.attempt;
    return citedOnce(error);
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

import { tableOf } from '#engine/records/index.ts';
import { danglingReferences, type DanglingReference, removeRows } from './judge-stage.ts';
import type { JudgeRequest } from './judge-request.ts';
import {
  refuseCircles,
  refuseConflicts,
  refuseEarlier,
  refuseHidden,
  refuseSteps,
  refuseUnfilled,
} from './refuse-rows.ts';
import { refuseGathered } from './refuse-gathered.ts';
import { citedRow } from './seen-references.ts';
import type { StagedSheet } from './staged-sheet.ts';

/**
 * Judges the staged rows against one another: equal and conflicting keys, parents in a circle, references.
 * Refusing one row may leave another without what it cites, so that references are judged until nothing changes.
 * @returns the files that are refused: those with any fault, or with good rows only those that cannot be read
 */
export async function judgeStages(request: JudgeRequest): Promise<{ refused: ReadonlySet<number> }> {
  const { staged, goodRows, collect } = request;
  for (const one of staged) {
    await refuseEarlier(one, request);
    await refuseConflicts(one, request);
    await refuseCircles(one, request);
    if (!request.fresh) await refuseHidden(one, request);
    await refuseUnfilled(one, request);
    await refuseSteps(one, request);
    await refuseGathered(one, request);
  }
  const reported = new Set<string>();
  for (;;) {
    const refused = goodRows ? unreadable(request) : new Set(collect.faultyFiles);
    let changed = false;
    for (const one of staged) if (await refuseDangling(one, refused, reported, request)) changed = true;
    if (changed) continue;
    for (const one of staged) await judgeRefused(one, request);
    return { refused };
  }
}

/**
 * Refuses rows of one sheet that cite what neither the database nor a stage holds. A refused file is judged against its
 * own stages as well, so that one attempt reports all its faults.
 * @param refused the files that are refused so far
 * @param reported the references that were reported already; new ones are added
 * @returns whether it found any new one
 */
async function refuseDangling(
  one: StagedSheet,
  refused: ReadonlySet<number>,
  reported: Set<string>,
  request: JudgeRequest,
): Promise<boolean> {
  const { client, staged, pack, region, goodRows, seen } = request;
  const { stage, sheet } = one;
  if (!stage) return false;
  const stages = staged.flatMap((other) =>
    other.stage && (!refused.has(other.sheet.file) || other.sheet.file === sheet.file) ? [other.stage] : [],
  );
  const dangling = await danglingReferences(client, stage, stages, pack.ledgers, region);
  const placeOf = ({ row, column }: DanglingReference): string => `${stage.table} ${row} ${column}`;
  const found = dangling.filter(
    (reference) => !reported.has(placeOf(reference)) && !seen.has(citedRow(reference)),
  );
  for (const reference of found) {
    reported.add(placeOf(reference));
    reportDangling(one, reference, request);
  }
  if (goodRows) {
    for (const { key } of found) one.refusedKeys.add(key);
    await removeRows(
      client,
      stage,
      found.map(({ row }) => row),
    );
  }
  return found.length > 0;
}

function reportDangling(
  { sheet }: StagedSheet,
  { row, column, value, ledger, target }: DanglingReference,
  { staged, collect }: JudgeRequest,
): void {
  const refusedToo = staged.some(
    (other) => other.sheet.ledger.title === target && other.refusedKeys.has(value),
  );
  if (!refusedToo) collect.unfound.push({ ledger, value });
  collect.fault(sheet.file, {
    file: sheet.path,
    sheet: sheet.name,
    row,
    column,
    value,
    kind: refusedToo ? 'refused_reference' : 'unknown_reference',
    message: refusedToo
      ? `“${value}”在“${target}”中的那一行有错误，请先改正那一行`
      : `“${target}”中没有“${value}”，请核对编号，或先导入那一条`,
  });
}

/** Judges the references of rows that were refused for their cells, so that the same attempt reports these as well. */
async function judgeRefused(
  one: StagedSheet,
  { client, pack, region, staged, seen, collect }: JudgeRequest,
): Promise<void> {
  for (const id of new Set(one.refusedReferences.map(({ ledger }) => ledger))) {
    const target = pack.ledgers.get(id);
    if (!target) continue;
    const cited = one.refusedReferences.filter(({ ledger }) => ledger === id);
    const waiting = staged.flatMap((other) =>
      other.sheet.ledger === target && other.stage ? [other.stage.table] : [],
    );
    const places = [
      `select row_key from ${tableOf(target)} where region_id = $1`,
      ...waiting.map((table) => `select row_key from ${table} w`),
    ];
    const { rows } = await client.query<{ key: string }>(
      `select distinct row_key as key from (${places.join(' union all ')}) as known where row_key = any ($2) and $1::int is not null`,
      [region, [...new Set(cited.map(({ value }) => value))]],
    );
    const known = new Set(rows.map(({ key }) => key));
    const refusedToo = (value: string): boolean =>
      staged.some((other) => other.sheet.ledger === target && other.refusedKeys.has(value));
    for (const { row, column, value } of cited)
      if (!known.has(value) && !refusedToo(value) && !seen.has(citedRow({ ledger: id, value }))) {
        collect.unfound.push({ ledger: id, value });
        collect.fault(one.sheet.file, {
          file: one.sheet.path,
          sheet: one.sheet.name,
          row,
          column,
          value,
          kind: 'unknown_reference',
          message: `“${target.title}”中没有“${value}”，请核对编号，或先导入那一条`,
        });
      }
  }
}

/** With good rows only a file that cannot be read as a whole is refused. */
function unreadable({ collect, staged }: JudgeRequest): ReadonlySet<number> {
  return new Set(
    [...collect.faultyFiles].filter(
      (file) => collect.unreadableFiles.has(file) || !staged.some((one) => one.sheet.file === file),
    ),
  );
}

import type { PoolClient } from 'pg';
import { tableOf } from '#engine/records/index.ts';
import { BASE } from '#model/compile/scope.ts';
import type { Pack } from '#model/pack/types.ts';
import { rowOfFile } from './base-names.ts';
import type { Collector } from './collector.ts';
import { danglingReferences, hiddenClashes, judgeDuplicates, removeRows } from './judge-stage.ts';
import { unfilledRows } from './judge-unfilled.ts';
import { requiredMessage } from './row-parser.ts';
import type { StagedSheet } from './stage-sheet.ts';

export interface JudgeRequest {
  readonly client: PoolClient;
  readonly staged: readonly StagedSheet[];
  readonly pack: Pack;
  readonly region: number;
  /** False when rows of other units are hidden from the importer. */
  readonly seesAll: boolean;
  readonly goodRows: boolean;
  /** True where the rows must be new: what is there already, seen or not, the merge finds. */
  readonly fresh: boolean;
  readonly circular: ReadonlySet<string>;
  /** Rows of base sheets that an earlier attempt refused; its verdict stands. */
  readonly without: ReadonlySet<string>;
  readonly collect: Collector;
}

/**
 * Judges the staged rows against one another: equal and conflicting keys, parents in a circle, references.
 * Refusing one row may leave another without what it cites, so that references are judged until nothing changes.
 * @returns the files that are refused: those with any fault, or with good rows only those that cannot be read
 */
export async function judgeStages(request: JudgeRequest): Promise<{ refused: ReadonlySet<number> }> {
  const { client, staged, goodRows, collect } = request;
  for (const one of staged) {
    await refuseEarlier(one, request);
    await refuseConflicts(one, request);
    await refuseCircles(one, request);
    if (!request.fresh) await refuseHidden(one, request);
    await refuseUnfilled(one, request);
  }
  const refusedFiles = (): ReadonlySet<number> =>
    goodRows ? unreadable(request) : new Set(collect.faultyFiles);
  const told = new Set<string>();
  for (;;) {
    const refused = refusedFiles();
    const alive = staged.filter((one) => one.stage && !refused.has(one.sheet.file));
    let changed = false;
    for (const one of staged) {
      if (!one.stage) continue;
      // A refused file is judged against itself as well, so that all its faults are told in one go.
      const visible = refused.has(one.sheet.file)
        ? staged.filter(
            (other) => other.stage && (other.sheet.file === one.sheet.file || alive.includes(other)),
          )
        : alive;
      const stages = visible.flatMap((other) => (other.stage ? [other.stage] : []));
      const dangling = await danglingReferences(
        client,
        one.stage,
        stages,
        request.pack.ledgers,
        request.region,
      );
      const fresh = dangling.filter((found) => !told.has(`${one.stage?.table} ${found.row} ${found.column}`));
      for (const found of fresh) {
        told.add(`${one.stage.table} ${found.row} ${found.column}`);
        changed = true;
        const target = staged.some(
          (other) => other.sheet.ledger.title === found.target && other.refusedKeys.has(found.value),
        );
        collect.fault(one.sheet.file, {
          file: one.sheet.path,
          sheet: one.sheet.name,
          row: found.row,
          column: found.column,
          value: found.value,
          kind: target ? 'refused_reference' : 'unknown_reference',
          message: target
            ? `“${found.value}”在“${found.target}”中的那一行有错误，请先改正那一行`
            : `“${found.target}”中没有“${found.value}”，请核对编号，或先导入那一条`,
        });
      }
      if (!goodRows) continue;
      for (const found of fresh) one.refusedKeys.add(found.key);
      await removeRows(
        client,
        one.stage,
        fresh.map((found) => found.row),
      );
    }
    if (!changed) {
      for (const one of staged) await judgeRefused(one, request);
      return { refused };
    }
  }
}

/** What rows cite that were refused for their cells already: told in the same round, or the next attempt would find it. */
async function judgeRefused(
  one: StagedSheet,
  { client, pack, region, staged, collect }: JudgeRequest,
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
      if (!known.has(value) && !refusedToo(value))
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

/** With good rows only a file that cannot be read as a whole is refused. */
function unreadable({ collect, staged }: JudgeRequest): ReadonlySet<number> {
  return new Set(
    [...collect.faultyFiles].filter(
      (file) => collect.unreadableFiles.has(file) || !staged.some((one) => one.sheet.file === file),
    ),
  );
}

async function refuseEarlier(one: StagedSheet, { client, without }: JudgeRequest): Promise<void> {
  if (!one.stage || one.sheet.ledger.kind !== 'base' || without.size === 0) return;
  const { rows } = await client.query<{ row: number; key: string }>(
    `select row_no as row, row_key as key from ${one.stage.table}`,
  );
  await removeRows(
    client,
    one.stage,
    rows.filter(({ key }) => without.has(rowOfFile(one.sheet.file, key))).map(({ row }) => row),
  );
}

async function refuseConflicts(one: StagedSheet, { client, collect }: JudgeRequest): Promise<void> {
  if (!one.stage || !one.mayRepeat) return;
  const place = { file: one.sheet.path, sheet: one.sheet.name, column: null };
  const keyTitle = one.sheet.ledger.identity.map((field) => field.title).join('＋');
  const { same, conflicts } = await judgeDuplicates(client, one.stage);
  for (const { row, other } of same)
    collect.notice({
      ...place,
      row,
      kind: 'duplicate_row',
      message: `第 ${row} 行与第 ${other} 行完全相同，只计一次`,
    });
  for (const { key } of conflicts) one.refusedKeys.add(key);
  for (const { row, other, key } of conflicts)
    collect.fault(one.sheet.file, {
      ...place,
      row,
      value: key.replaceAll('\u001f', '＋'),
      kind: 'conflict',
      message: `第 ${row} 行与第 ${other} 行的“${keyTitle}”相同而内容不同，请只留一行，或改正编号`,
    });
  await removeRows(
    client,
    one.stage,
    conflicts.map((found) => found.row),
  );
}

/** Refuses rows whose key belongs to a row that the importer may not see. */
export async function refuseHidden(
  one: StagedSheet,
  { client, region, seesAll, collect }: Pick<JudgeRequest, 'client' | 'region' | 'seesAll' | 'collect'>,
): Promise<void> {
  if (seesAll || !one.stage || one.sheet.ledger.kind === 'base') return;
  const clashes = await hiddenClashes(client, one.stage, region);
  for (const { row, key } of clashes) {
    one.refusedKeys.add(key);
    collect.fault(one.sheet.file, {
      file: one.sheet.path,
      sheet: one.sheet.name,
      row,
      column: null,
      value: key.replaceAll('\u001f', '＋'),
      kind: 'out_of_scope',
      message: '这条记录已由您管辖范围以外的单位登记，请核对编号，或由那个单位修改',
    });
  }
  await removeRows(
    client,
    one.stage,
    clashes.map((found) => found.row),
  );
}

async function refuseUnfilled(one: StagedSheet, { client, region, collect }: JudgeRequest): Promise<void> {
  if (!one.stage) return;
  const unfilled = await unfilledRows(client, one.stage, region);
  for (const { row, key, column, hint } of unfilled) {
    one.refusedKeys.add(key);
    collect.fault(one.sheet.file, {
      file: one.sheet.path,
      sheet: one.sheet.name,
      row,
      column,
      value: null,
      kind: 'required',
      message: requiredMessage(column, hint),
    });
  }
  await removeRows(
    client,
    one.stage,
    unfilled.map(({ row }) => row),
  );
}

async function refuseCircles(one: StagedSheet, { client, collect, circular }: JudgeRequest): Promise<void> {
  if (!one.stage || one.sheet.ledger.id !== BASE.units || circular.size === 0) return;
  const { rows } = await client.query<{ row: number; code: string; parent: string }>(
    `select row_no as row, code, parent from ${one.stage.table} where code = any($1) order by row_no`,
    [[...circular]],
  );
  for (const { row, code, parent } of rows)
    collect.fault(one.sheet.file, {
      file: one.sheet.path,
      sheet: one.sheet.name,
      row,
      column: '上级单位',
      value: parent,
      kind: 'unit_cycle',
      message: `单位“${code}”沿上级单位绕回了自己，请改正上级单位`,
    });
  for (const { code } of rows) one.refusedKeys.add(code);
  await removeRows(
    client,
    one.stage,
    rows.map((found) => found.row),
  );
}

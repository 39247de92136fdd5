import { BASE } from '#model/compile/scope.ts';
import { rowOfFile } from './base-names.ts';
import { hiddenClashes, judgeDuplicates, removeRows } from './judge-stage.ts';
import type { JudgeRequest } from './judge-request.ts';
import { enteredRows, steppedCells, steppedMessage } from './judge-steps.ts';
import { unfilledRows } from './judge-unfilled.ts';
import { requiredMessage } from './row-parser.ts';
import type { StagedSheet } from './staged-sheet.ts';

/** Takes out rows that an earlier attempt refused and reported. */
export async function refuseEarlier(
  one: StagedSheet,
  { client, refusedBefore }: JudgeRequest,
): Promise<void> {
  if (!one.stage || one.sheet.ledger.kind !== 'base' || refusedBefore.size === 0) return;
  const { rows } = await client.query<{ row: number; key: string }>(
    `select row_no as row, row_key as key from ${one.stage.table}`,
  );
  await removeRows(
    client,
    one.stage,
    rows.filter(({ key }) => refusedBefore.has(rowOfFile(one.sheet.file, key))).map(({ row }) => row),
  );
}

/** Refuses rows of one key with different contents; of rows with equal contents one stays, and a notice says so. */
export async function refuseConflicts(one: StagedSheet, { client, collect }: JudgeRequest): Promise<void> {
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

/** Refuses rows without a field that older sheets may lack, unless they are stored without it already. */
export async function refuseUnfilled(
  one: StagedSheet,
  { client, region, collect }: JudgeRequest,
): Promise<void> {
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

/** Refuses rows that would walk past the flow of their ledger. */
export async function refuseSteps(
  one: StagedSheet,
  { client, region, collect }: JudgeRequest,
): Promise<void> {
  const { stage, sheet } = one;
  if (!stage) return;
  const stepped = await steppedCells(client, stage, region);
  for (const cell of stepped) {
    one.refusedKeys.add(cell.key);
    collect.fault(sheet.file, {
      file: sheet.path,
      sheet: sheet.name,
      row: cell.row,
      column: cell.field.title,
      value: cell.field.choices.find(({ code }) => code === cell.value)?.label ?? cell.value,
      kind: 'by_step',
      message: steppedMessage(stage, cell),
    });
  }
  await removeRows(
    client,
    stage,
    stepped.map(({ row }) => row),
  );
  const { flow, title } = stage.ledger;
  for (const { state, count, row } of await enteredRows(client, stage, region))
    collect.notice({
      file: sheet.path,
      sheet: sheet.name,
      row,
      column: flow?.state.title ?? null,
      kind: 'entered',
      message: `“${title}”有 ${count} 条没有填环节，按已填的内容转入“${flow?.states.find(({ code }) => code === state)?.title ?? state}”，永远标明未走流程`,
    });
}

/** Refuses units whose parents lead back to themselves. */
export async function refuseCircles(
  one: StagedSheet,
  { client, collect, circular }: JudgeRequest,
): Promise<void> {
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

import type { PoolClient } from 'pg';
import { enteredSql, ident, type Stage, tableOf } from '#engine/records/index.ts';
import type { Field } from '#model/field.ts';
import type { Flow } from '#model/pack/flow.ts';

/** A staged cell with something that only steps of the flow write. */
export interface SteppedCell {
  readonly row: number;
  readonly key: string;
  readonly field: Field;
  readonly value: string;
  /** Whether the row is stored already. */
  readonly known: boolean;
}

/**
 * Cells that would walk past the flow of their ledger. What a row has already may stand in a sheet, because a city must be
 * able to import its own export; a new row may stand in a state in which a matter may come in, with what steps would have
 * written there.
 */
export async function steppedCells(
  client: PoolClient,
  stage: Stage,
  region: number,
): Promise<readonly SteppedCell[]> {
  const { flow } = stage.ledger;
  if (!flow) return [];
  const state = enteredSql(flow, stage.fields);
  const found: SteppedCell[] = [];
  const { happened } = stage.ledger;
  // The day that decides the period is typed in older lists; of a matter that began here it comes with its step alone.
  const isDayOfStep = (field: Field): boolean =>
    field === happened &&
    !field.byStep &&
    flow.steps.some(({ asks }) => asks.some((one) => one.field === field));
  for (const field of stage.fields.filter((one) => one.byStep !== null || isDayOfStep(one))) {
    const column = ident(field.id);
    const fresh = freshSql(field, flow, state);
    const known = field.byStep === null ? `t.row_entered is null and t.${column} is null` : 'true';
    const { rows } = await client.query<{ row: number; key: string; value: string; known: boolean }>(
      `select s.row_no as row, s.row_key as key, s.${column}::text as value, t.row_id is not null as known
       from ${stage.table} s left join ${tableOf(stage.ledger)} t on t.region_id = $1 and t.row_key = s.row_key
       where s.${column} is not null and $2::text[] is not null and $3::text is not null
         and case when t.row_id is null then ${fresh} else ${known} and t.${column} is distinct from s.${column} end
       order by s.row_no`,
      [region, [flow.begin, ...flow.entry], flow.begin],
    );
    for (const row of rows) found.push({ ...row, field });
  }
  return found;
}

/** SQL of when a new row may not say what it says. */
function freshSql(field: Field, flow: Flow, state: string): string {
  if (field === flow.state) return `not (s.${ident(field.id)} = any ($2))`;
  if (field.byStep !== 'always') return 'false';
  return field.ledger === null ? `${state} = $3` : 'true';
}

/** Rows that come in half-way because their other cells say so. */
export interface EnteredRows {
  readonly state: string;
  readonly count: number;
  /** The first of them. */
  readonly row: number;
}

/** New rows that name no state and do not stand in the first one: whoever imports is told where they are taken to stand. */
export async function enteredRows(
  client: PoolClient,
  { ledger, fields, table }: Stage,
  region: number,
): Promise<readonly EnteredRows[]> {
  const { flow } = ledger;
  if (!flow || flow.entering.length === 0) return [];
  const named = fields.includes(flow.state) ? `s.${ident(flow.state.id)} is null` : 'true';
  const { rows } = await client.query<EnteredRows>(
    `select e.state, count(*)::int as count, min(e.row_no)::int as row from (
       select s.row_no, ${enteredSql(flow, fields)} as state from ${table} s
       where ${named} and not exists (select from ${tableOf(ledger)} t where t.region_id = $1 and t.row_key = s.row_key)) e
     where e.state <> $2 group by e.state order by 1`,
    [region, flow.begin],
  );
  return rows;
}

/** Why such a cell is refused, and what to do. */
export function steppedMessage({ ledger }: Stage, { field, known }: SteppedCell): string {
  const { flow } = ledger;
  if (known || !flow) return `“${field.title}”只由办理步骤改写，导入改不了；请打开这条记录办理，或删去这一格`;
  const states = [flow.begin, ...flow.entry]
    .map((code) => `“${flow.states.find((one) => one.code === code)?.title ?? code}”`)
    .join('、');
  if (field === flow.state)
    return `新导入的记录“${field.title}”只能是 ${states}，其他环节须逐步办理；请改这一格`;
  if (field.ledger !== null) return `“${field.title}”由办理步骤写入，请删去这一格`;
  return `“${field.title}”由办理步骤写入；已经办到中途的旧记录，请同时填“${flow.state.title}”（${states}）`;
}

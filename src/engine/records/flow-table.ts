import { toLiteral } from '#fields/server.ts';
import type { Field } from '#model/field.ts';
import type { Flow, StateDeadline } from '#model/pack/flow.ts';
import type { Term } from '#model/pack/duty.ts';
import type { Ledger } from '#model/pack/types.ts';
import { enteringSql } from './pattern-sql.ts';
import { ident, tableOf } from './table.ts';

type WithFlow = Pick<Ledger, 'id' | 'kind' | 'flow' | 'fields'>;

/**
 * Rows that were there before their ledger had a course stand where they say, or where their other fields speak of, and are
 * marked for ever as not walked. Nobody is asked to walk the past.
 */
export function movingInStatements(ledger: WithFlow): readonly string[] {
  const { flow } = ledger;
  if (!flow) return [];
  const state = ident(flow.state.id);
  const begin = code(flow.begin);
  const empty = ['true', ...writtenFields(ledger).map((field) => `${ident(field)} is null`)].join(' and ');
  return [
    `update ${tableOf(ledger)} t set ${state} = ${enteringSql(flow, 't')} where ${state} is null`,
    `update ${tableOf(ledger)} set row_entered = ${state}
     where row_step = 0 and row_entered is null and not (${state} = ${begin} and ${empty})`,
  ];
}

/**
 * What a table needs so that nobody walks past the flow of its ledger: a new row stands in the first state; one that comes in
 * from an older list says so for ever in row_entered; every other state has steps behind it, and these only takeStep counts.
 * Checks of the table instead of a trigger, which a cluster does not have on distributed tables.
 */
export function flowStatements(ledger: WithFlow): readonly string[] {
  const { flow, id } = ledger;
  if (!flow) return [];
  const table = tableOf(ledger);
  const state = ident(flow.state.id);
  const name = (which: string): string => ident(`${id.slice(0, 50)}_${which}`);
  const begin = code(flow.begin);
  const empty = writtenFields(ledger).map((field) => `${ident(field)} is null`);
  const checks: readonly (readonly [string, string])[] = [
    ['walked', `row_step > 0 or ${state} = coalesce(row_entered, ${begin})`],
    [
      'entered',
      `row_entered is null or row_entered in (${[flow.begin, ...flow.entry].map(code).join(', ')})`,
    ],
    ...(empty.length > 0
      ? [['unwalked', `row_step > 0 or row_entered is not null or (${empty.join(' and ')})`] as const]
      : []),
  ];
  return [
    `alter table ${table} alter column ${state} set default ${begin}`,
    `alter table ${table} alter column ${state} set not null`,
    ...['walked', 'entered', 'unwalked'].map(
      (which) => `alter table ${table} drop constraint if exists ${name(which)}`,
    ),
    ...checks.map(([which, sql]) => `alter table ${table} add constraint ${name(which)} check (${sql})`),
    `drop index if exists ledger.${name('state')}`,
    `create index ${name('state')} on ${table} (region_id, ${state}, unit_path) where row_status = 'accepted'`,
    `drop index if exists ledger.${name('until')}`,
    `create index ${name('until')} on ${table} (region_id, (${untilSql(ledger).replaceAll('t.', '')})) where row_status = 'accepted'`,
  ];
}

/** Fields beside the state that only steps write, and an older list may bring along: a reference never comes by itself. */
export function writtenFields({ flow, fields }: Pick<Ledger, 'flow' | 'fields'>): readonly string[] {
  return fields
    .filter((field) => field.byStep === 'always' && field !== flow?.state && field.ledger === null)
    .map(({ id }) => id);
}

/**
 * SQL of the state in which a new row `s` of a list comes in: the one that the list names, else the one that its other cells
 * speak of.
 * @param fields those that the list has
 */
export function enteredSql(flow: Flow, fields: readonly Field[]): string {
  const entering = enteringSql(flow, 's', (field) => fields.some(({ id }) => id === field.id));
  return fields.some(({ id }) => id === flow.state.id)
    ? `coalesce(s.${ident(flow.state.id)}, ${entering})`
    : entering;
}

/** Columns that nobody but takeStep changes, and those that nobody else may even fill in a new row. */
export function columnsOfSteps({ flow, fields }: Pick<Ledger, 'flow' | 'fields'>): {
  readonly amended: ReadonlySet<string>;
  readonly inserted: ReadonlySet<string>;
} {
  const byStep = fields.filter((field) => field.byStep);
  const own = flow ? ['row_step', 'row_state_on', 'row_state_due', 'row_paused'] : [];
  return {
    amended: new Set([...own, ...(flow ? ['row_entered'] : []), ...byStep.map(({ id }) => id)]),
    inserted: new Set([
      ...own,
      ...byStep.filter(({ byStep: how, ledger }) => how === 'always' && ledger !== null).map(({ id }) => id),
    ]),
  };
}

/**
 * SQL of the day by which the matter of `t` must leave its state; null where the state has no deadline. Days that steps are
 * counted from were noted by the step, with the holidays of the calendar; others follow from the fields of the row.
 */
export function untilSql({ flow }: Pick<Ledger, 'flow'>): string {
  const parts = (flow?.states ?? []).flatMap(({ code: state, deadline }) =>
    deadline ? [`when ${code(state)} then ${deadlineSql(deadline)}`] : [],
  );
  if (!flow || parts.length === 0) return 'null::date';
  return `case t.${ident(flow.state.id)} ${parts.join(' ')} end`;
}

function deadlineSql(deadline: StateDeadline): string {
  if (deadline.kind === 'on') return `t.${ident(deadline.field.id)}::date`;
  const { fields, term, earlier } = deadline;
  if (fields.length === 0) return 't.row_state_due';
  const from = `coalesce(${fields.map(({ id }) => `t.${ident(id)}::date`).join(', ')})`;
  const after = (of: Term): string => `(${from} + ${intervalOf(of)})::date`;
  const former = earlier.map(
    ({ through, term: of }) => `when ${from} <= ${toLiteral(through, 'date')}::date then ${after(of)}`,
  );
  const until = former.length === 0 ? after(term) : `case ${former.join(' ')} else ${after(term)} end`;
  return `(${until} + t.row_paused)`;
}

/** A term of natural days, months or years; like 民法典 202 条 PostgreSQL ends a month on the last day of a shorter one. */
function intervalOf({ within, unit }: Term): string {
  return unit === 'day' ? String(within) : `interval '${within} ${unit}'`;
}

/** Codes come from definitions only, where letters, digits and _ are all that there is. */
function code(text: string): string {
  if (!/^[a-z0-9_]+$/.test(text)) throw new Error(`not a code: ${text}`);
  return `'${text}'`;
}

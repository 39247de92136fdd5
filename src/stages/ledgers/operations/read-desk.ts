import { type Act, readAcross } from '#engine/audit/index.ts';
import type { Database } from '#kernel/db/index.ts';
import { ident, tableOf, untilSql } from '#engine/records/index.ts';
import type { WaitingStep } from '#engine/workflow/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { dueRows } from './due-rows.ts';

/** The acting post's rights on a ledger, as far as its desk needs them. */
interface DeskLedger {
  readonly ledger: Ledger;
  readonly writes: boolean;
  readonly accepts: boolean;
  /** Steps of the ledger's flow that may wait for the post. */
  readonly steps: readonly WaitingStep[];
}

export interface DeskRequest {
  readonly db: Database;
  /** The acting post, reading. */
  readonly act: Act;
  readonly account: string;
  readonly unit: string;
  readonly ledgers: readonly DeskLedger[];
  /** Changes after this are listed; null: none. */
  readonly since: Date | null;
  /** "2026-11-24" in China. */
  readonly today: string;
}

type DeskKind = 'returned' | 'overdue' | 'waiting' | 'step' | 'due' | 'draft' | 'next' | 'changed';

/** Rows of one ledger that wait for the acting post, with the address parameters that select exactly these. */
export interface DeskLine {
  readonly kind: DeskKind;
  /** The title of the step that waits; null for other lines. */
  readonly step: string | null;
  readonly ledger: string;
  readonly title: string;
  readonly count: number;
  readonly where: readonly string[];
  /** The earliest change among them. */
  readonly since: Date;
  /** The earliest due date; null where nothing is due. */
  readonly until: string | null;
  /** The unit of all of them; null for several units. */
  readonly unit: string | null;
  readonly units: number;
  readonly sealed: boolean;
  /** Their ids, when they are so few that one act can decide all of them. */
  readonly rows: readonly string[];
}

interface Question {
  readonly kind: DeskKind;
  readonly ledger: Ledger;
  readonly where: readonly string[];
  readonly sql: string;
  readonly step: string | null;
}

interface Counted {
  readonly at: number;
  readonly count: number;
  readonly since: Date;
  readonly until: string | null;
  readonly unit: string;
  readonly units: number;
  readonly rows: readonly string[] | null;
}

/** The most urgent kind comes first. */
const ORDER: readonly DeskKind[] = [
  'returned',
  'overdue',
  'waiting',
  'step',
  'due',
  'draft',
  'next',
  'changed',
];
const MOST_CHANGED = 8;
/** With more rows the list is opened instead of deciding at once. */
const MOST_ROWS = 20;

/**
 * The rows that wait for the acting post: one statement over all its ledgers. Sealed ones are among them for posts that
 * may read them; the log then has one entry for the access.
 * @returns the lines with any rows, the most urgent kind first
 */
export async function readDesk(request: DeskRequest): Promise<readonly DeskLine[]> {
  const { db, act, account, unit, since, today } = request;
  const ledgers = request.ledgers.filter(({ ledger }) => ledger.kind === 'ledger');
  const questions = ledgers.flatMap((one) => questionsOf(one, request));
  if (questions.length === 0) return [];
  const look = {
    ledgers: ledgers.map(({ ledger }) => ledger),
    purpose: '工作台',
    countOf: (found: readonly Counted[], { id }: Ledger) =>
      found.reduce((all, { at, count }) => all + (questions[at]?.ledger.id === id ? count : 0), 0),
  };
  const found = await readAcross(db, act, look, async (client) => {
    const { rows } = await client.query<Counted>(
      `select * from (${questions.map(statementOf).join(' union all ')}) as desk,
        (select $2::text, $3::text, $4::timestamptz, $5::date) as given where count > 0`,
      [act.scope.region, account, unit, since, today],
    );
    return rows;
  });
  const lines = found.flatMap((one): readonly DeskLine[] => {
    const question = questions[one.at];
    if (!question) return [];
    const { kind, ledger, where, step } = question;
    const { count, since: earliest, until, unit: any, units, rows } = one;
    return [
      {
        kind,
        step,
        ledger: ledger.id,
        title: ledger.title,
        count,
        where,
        since: earliest,
        until,
        unit: units === 1 ? any : null,
        units,
        sealed: ledger.sensitivity === 'sealed',
        rows: count <= MOST_ROWS ? (rows ?? []) : [],
      },
    ];
  });
  const byUrgency = lines.toSorted(
    (a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.since.getTime() - b.since.getTime(),
  );
  const changed = byUrgency
    .filter(({ kind }) => kind === 'changed')
    .toSorted((a, b) => b.count - a.count)
    .slice(0, MOST_CHANGED);
  return [...byUrgency.filter(({ kind }) => kind !== 'changed'), ...changed];
}

/** The rows of a query, counted, with their unit and due date; for decisions the first few ids. */
function statementOf({ kind, ledger, sql }: Question, at: number): string {
  const on =
    kind === 'step'
      ? `min(${untilSql(ledger)})::text`
      : ledger.due
        ? `min(t.${ident(ledger.due.on.id)})::date::text`
        : 'null';
  const few = `(array_agg(t.row_id::text order by t.row_id))[1:${MOST_ROWS}]`;
  return `select ${at} as at, count(*)::int as count, min(t.row_amended_at) as since, ${on} as until,
    min(t.unit_id) as unit, count(distinct t.unit_id)::int as units,
    ${kind === 'waiting' ? few : `array[min(t.row_id::text)]`} as rows
    from ${tableOf(ledger)} t where t.region_id = $1 and ${sql}`;
}

/** Each condition twice: as an address of the list, and as SQL; a test checks that both select the same rows. */
function questionsOf(
  { ledger, writes, accepts, steps }: DeskLedger,
  { account, unit, since, today }: DeskRequest,
): readonly Question[] {
  const questions: Question[] = [];
  const ask = (kind: DeskKind, where: readonly string[], sql: string, step: string | null = null): void => {
    questions.push({ kind, ledger, where, sql, step });
  };
  if (writes && !accepts) ask('returned', ['row_status:eq:returned'], `t.row_status = 'returned'`);
  // A reviewer's desk does not list what others have to correct.
  if (writes && accepts)
    ask(
      'returned',
      ['row_status:eq:returned', `unit_id:eq:${unit}`],
      `t.row_status = 'returned' and t.unit_id = $3`,
    );
  if (accepts) ask('waiting', ['row_status:eq:submitted'], `t.row_status = 'submitted'`);
  for (const { step, where, sql } of steps) ask('step', where, sql, step.title);
  if (writes)
    ask(
      'draft',
      ['row_status:eq:draft', `row_author:eq:${account}`],
      `t.row_status = 'draft' and t.row_author = $2`,
    );
  // Where what is due is the step that waits, one line says so.
  const { due } = ledger;
  const isStep = steps.some(
    ({ step: { deadline, stamps } }) =>
      due && deadline?.kind === 'on' && deadline.field === due.on && stamps.includes(due.done),
  );
  if (writes && !isStep)
    for (const kind of ['overdue', 'due', 'next'] as const) {
      const rows = dueRows(ledger, kind, { day: today, parameter: '$5' });
      if (rows) ask(kind, rows.where, rows.sql);
    }
  if (since)
    ask(
      'changed',
      ['row_status:ne:draft', `row_amended_at:gt:${since.toISOString()}`],
      `t.row_status <> 'draft' and t.row_amended_at > $4`,
    );
  return questions;
}

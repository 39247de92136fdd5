import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import { tableOf } from '#engine/records/table.ts';
import type { Ledger } from '#model/pack/types.ts';
import { dueRows } from './due-rows.ts';

/** What the acting post may do with a ledger, as far as its desk goes. */
export interface DeskLedger {
  readonly ledger: Ledger;
  readonly writes: boolean;
  readonly accepts: boolean;
}

export interface DeskRequest {
  readonly db: Database;
  /** The eyes of the acting post for reading. */
  readonly scope: Scope;
  readonly account: string;
  readonly unit: string;
  readonly ledgers: readonly DeskLedger[];
  /** What has changed after this is told; null: nothing of the kind. */
  readonly since: Date | null;
  /** "2026-11-24" in China. */
  readonly today: string;
}

export type DeskKind = 'returned' | 'overdue' | 'waiting' | 'due' | 'draft' | 'changed';

/** Rows of one ledger that wait for the acting post, and the words by which its list finds exactly these. */
export interface DeskLine {
  readonly kind: DeskKind;
  readonly ledger: string;
  readonly title: string;
  readonly count: number;
  readonly where: readonly string[];
  /** The earliest change among them. */
  readonly since: Date;
  /** The row itself, when there is but one. */
  readonly row: string | null;
}

interface Question {
  readonly kind: DeskKind;
  readonly ledger: Ledger;
  readonly where: readonly string[];
  readonly sql: string;
}

/** What hurts first stands first. */
const ORDER: readonly DeskKind[] = ['returned', 'overdue', 'waiting', 'due', 'draft', 'changed'];
const MOST_CHANGED = 8;

/**
 * What waits for the acting post: one statement over all its ledgers. Sealed ledgers are left out: each look at one is
 * entered into the log, and a desk that is opened every morning would fill it with nothing.
 * @returns the lines that hold any row, the most pressing kind first
 */
export async function readDesk(request: DeskRequest): Promise<readonly DeskLine[]> {
  const { db, scope, account, unit, since, today } = request;
  const questions = request.ledgers
    .filter(({ ledger }) => ledger.kind === 'ledger' && ledger.sensitivity !== 'sealed')
    .flatMap((one) => questionsOf(one, request));
  if (questions.length === 0) return [];
  const parts = questions.map(
    ({ ledger, sql }, at) =>
      `select ${at} as at, count(*)::int as count, min(t.row_amended_at) as since, min(t.row_id::text) as row
       from ${tableOf(ledger)} t where t.region_id = $1 and ${sql}`,
  );
  const found = await withScope(db, scope, (client) =>
    client.query<{ at: number; count: number; since: Date; row: string }>(
      `select * from (${parts.join(' union all ')}) as desk, (select $2::text, $3::text, $4::timestamptz, $5::date) as given where count > 0`,
      [scope.region, account, unit, since, today],
    ),
  );
  const lines = found.rows.flatMap(({ at, count, since: earliest, row }): readonly DeskLine[] => {
    const question = questions[at];
    if (!question) return [];
    const { kind, ledger, where } = question;
    return [
      {
        kind,
        ledger: ledger.id,
        title: ledger.title,
        count,
        where,
        since: earliest,
        row: count === 1 ? row : null,
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

/** Each condition twice: as the list's address writes it, and as SQL; a test holds that both find the same rows. */
function questionsOf(
  { ledger, writes, accepts }: DeskLedger,
  { account, unit, since, today }: DeskRequest,
): readonly Question[] {
  const questions: Question[] = [];
  const ask = (kind: DeskKind, where: readonly string[], sql: string): void => {
    questions.push({ kind, ledger, where, sql });
  };
  if (writes && !accepts) ask('returned', ['row_status:eq:returned'], `t.row_status = 'returned'`);
  // Who also reviews is not told of what others have to mend.
  if (writes && accepts)
    ask(
      'returned',
      ['row_status:eq:returned', `unit_id:eq:${unit}`],
      `t.row_status = 'returned' and t.unit_id = $3`,
    );
  if (accepts) ask('waiting', ['row_status:eq:submitted'], `t.row_status = 'submitted'`);
  if (writes)
    ask(
      'draft',
      ['row_status:eq:draft', `row_author:eq:${account}`],
      `t.row_status = 'draft' and t.row_author = $2`,
    );
  if (writes)
    for (const kind of ['overdue', 'due'] as const) {
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

import { ident } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { addDays } from '#model/time/day-of.ts';

/** A selection of rows in the form of a list's address, and as SQL over `t`. */
export interface RowsInWords {
  readonly where: readonly string[];
  readonly sql: string;
}

export interface Today {
  /** "2026-11-24" */
  readonly day: string;
  /** The parameter with the day, "$5". */
  readonly parameter: string;
}

/** Days before the due date from which a row counts as due soon. */
const DAYS_BEFORE = 7;

/**
 * The rows of a ledger whose work is not done: past their day, due within a week from today, or in the week after.
 * Voided rows and those with a waiving choice are not among them.
 * @returns null for a ledger without deadlines
 */
export function dueRows(
  ledger: Ledger,
  which: 'overdue' | 'due' | 'next' | 'open' | 'done',
  today: Today,
): RowsInWords | null {
  if (!ledger.due) return null;
  const { on, done, waived } = ledger.due;
  const [day, filled] = [`t.${ident(on.id)}`, `t.${ident(done.id)}`];
  const where = ['row_status:ne:voided', `${done.id}:${which === 'done' ? 'present' : 'empty'}`];
  const sql = [`t.row_status <> 'voided'`, `${filled} is ${which === 'done' ? 'not null' : 'null'}`];
  if (which === 'overdue') {
    where.push(`${on.id}:lt:${today.day}`);
    sql.push(`${day} < ${today.parameter}::date`);
  } else if (which === 'due' || which === 'next') {
    const [from, to] = which === 'due' ? [0, DAYS_BEFORE + 1] : [DAYS_BEFORE + 1, 2 * DAYS_BEFORE + 1];
    where.push(`${on.id}:ge:${addDays(today.day, from)}`, `${on.id}:lt:${addDays(today.day, to)}`);
    sql.push(`${day} >= ${today.parameter}::date + ${from}`, `${day} < ${today.parameter}::date + ${to}`);
  } else {
    where.push(`${on.id}:present`);
    sql.push(`${day} is not null`);
  }
  if (waived && which !== 'done') {
    // A row without any choice is due as well.
    for (const code of waived.codes) {
      where.push(`${waived.field.id}:ne:${code}`);
      sql.push(`t.${ident(waived.field.id)} is distinct from '${code}'`);
    }
  }
  return { where, sql: sql.join(' and ') };
}

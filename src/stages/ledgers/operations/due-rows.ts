import { ident } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { addDays } from '#model/time/day-of.ts';

/** Rows as the address of a list writes them, and the same as SQL over `t`. */
export interface RowsInWords {
  readonly where: readonly string[];
  readonly sql: string;
}

export interface Today {
  /** "2026-11-24" */
  readonly day: string;
  /** The parameter that holds it, "$5". */
  readonly parameter: string;
}

/** What is due within so many days is told beforehand. */
const DAYS_BEFORE = 7;

/**
 * The rows of a ledger whose work is not done: past their day, due within a week from today, or in the week after.
 * Voided rows and those with a choice at which nothing is due are not among them.
 * @returns null where the ledger knows no deadline
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
    // A row with none chosen is due like any other.
    for (const code of waived.codes) {
      where.push(`${waived.field.id}:ne:${code}`);
      sql.push(`t.${ident(waived.field.id)} is distinct from '${code}'`);
    }
  }
  return { where, sql: sql.join(' and ') };
}

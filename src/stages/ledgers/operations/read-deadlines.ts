import { type Act, readAcross } from '#engine/audit/index.ts';
import { ident, tableOf } from '#engine/records/index.ts';
import type { Database, Scope } from '#kernel/db/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import { dueRows, type RowsInWords } from './due-rows.ts';

export interface DeadlinesRequest {
  readonly db: Database;
  /** The acting post, reading. */
  readonly act: Act;
  readonly ledgers: readonly Ledger[];
  readonly year: number;
  /** "2026-11-24" in China. */
  readonly today: string;
}

/** A count of rows, with the address parameters that select exactly these. */
export interface CountedRows {
  readonly count: number;
  readonly where: readonly string[];
}

/** The deadlines of a ledger in a year. Overdue rows are among the open ones. */
interface Deadlines {
  readonly ledger: string;
  readonly title: string;
  readonly done: CountedRows;
  readonly open: CountedRows;
  readonly overdue: CountedRows;
}

/** A row whose day is past. */
interface LateRow {
  readonly ledger: string;
  readonly title: string;
  readonly row: string;
  /** The natural key in words; '' where a part of it is hidden. */
  readonly name: string;
  readonly unit: string;
  readonly due: string;
  readonly days: number;
}

/** Overdue rows of one unit in one ledger. */
export interface LateCount extends CountedRows {
  readonly unit: string;
  readonly ledger: string;
  readonly title: string;
}

interface Counted {
  readonly at: number;
  readonly unit: string;
  readonly done: number;
  readonly open: number;
  readonly overdue: number;
}

interface Late {
  readonly at: number;
  readonly row: string;
  readonly key: string;
  readonly unit: string;
  readonly due: string;
  readonly days: number;
}

export interface DeadlinesFound {
  readonly deadlines: readonly Deadlines[];
  readonly worst: readonly LateRow[];
  /** The units and ledgers of overdue rows. */
  readonly late: readonly LateCount[];
}

interface Found {
  readonly counted: readonly Counted[];
  readonly worst: readonly Late[];
}

const WORST = 10;
const KINDS = ['done', 'open', 'overdue'] as const;

/**
 * The deadlines of a year, done and not done, by ledger, with the ten longest overdue by name: two statements over all
 * ledgers with deadlines. Where sealed ones are among them, the log has an entry for the access.
 */
export async function readDeadlines(request: DeadlinesRequest): Promise<DeadlinesFound> {
  const { db, act, year, today } = request;
  const { scope } = act;
  const due = request.ledgers.flatMap((ledger) => {
    const questions = questionsOf(ledger, year, today);
    return questions ? [{ ledger, ...questions }] : [];
  });
  if (due.length === 0) return { deadlines: [], worst: [], late: [] };
  const counts = due.map(
    ({ ledger, done, open, overdue }, at) => `select ${at} as at, t.unit_id as unit,
      ${[done, open, overdue].map(({ sql }, kind) => `count(*) filter (where ${sql})::int as ${KINDS[kind]}`).join(', ')}
      from ${tableOf(ledger)} t where t.region_id = $1 group by t.unit_id`,
  );
  const late = due.map(
    (
      { ledger, overdue },
      at,
    ) => `(select ${at} as at, t.row_id::text as row, t.row_key as key, t.unit_id as unit,
      t.${ident(ledger.due?.on.id ?? '')}::date as due from ${tableOf(ledger)} t
      where t.region_id = $1 and ${overdue.sql} order by due, row limit ${WORST})`,
  );
  const given = [scope.region, today, `${year}-01-01`, `${year + 1}-01-01`];
  const look = {
    ledgers: due.map(({ ledger }) => ledger),
    purpose: '总览：到期事项',
    countOf: (found: Found, { id }: Ledger) =>
      found.counted.reduce((all, one) => all + (due[one.at]?.ledger.id === id ? one.done + one.open : 0), 0),
  };
  const { counted, worst } = await readAcross(db, act, look, async (client) => ({
    counted: (await client.query<Counted>(counts.join(' union all '), given)).rows,
    worst: (
      await client.query<Late>(
        `select l.at, l.row, l.key, coalesce(u.short_name, u.name, l.unit) as unit, l.due::text as due, $2::date - l.due as days
       from (${late.join(' union all ')}) as l left join base.units u on u.region_id = $1 and u.code = l.unit
       order by l.due, l.row limit ${WORST}`,
        given,
      )
    ).rows,
  }));
  const deadlines = due.flatMap(({ ledger: { id, title }, ...questions }, at): readonly Deadlines[] => {
    const of = (kind: (typeof KINDS)[number]): CountedRows => ({
      count: counted.reduce((all, one) => all + (one.at === at ? one[kind] : 0), 0),
      where: questions[kind].where,
    });
    const [done, open] = [of('done'), of('open')];
    if (done.count + open.count === 0) return [];
    return [{ ledger: id, title, done, open, overdue: of('overdue') }];
  });
  const named = worst.flatMap(({ at, key, ...row }): readonly LateRow[] => {
    const ledger = due[at]?.ledger;
    if (!ledger) return [];
    const name = nameOf(ledger, scope, key);
    return [{ ledger: ledger.id, title: ledger.title, name, ...row }];
  });
  const byUnit = counted.flatMap(({ at, unit, overdue }): readonly LateCount[] => {
    const one = due[at];
    if (!one || overdue === 0) return [];
    const { id, title } = one.ledger;
    return [{ unit, ledger: id, title, count: overdue, where: one.overdue.where }];
  });
  return { deadlines, worst: named, late: byUnit };
}

/** The natural key in words, without the unit, which is named beside it. */
function nameOf({ identity, owner, field: fields }: Ledger, scope: Scope, key: string): string {
  const hidden =
    scope.rights !== undefined && !scope.rights.personal && identity.some(({ personal }) => personal);
  if (hidden) return '';
  return key
    .split('\u001f')
    .flatMap((part, at) => {
      const field = identity[at];
      if (!field || field.id === owner?.id) return [];
      return [fields.get(field.id)?.choices?.find(({ code }) => code === part)?.label ?? part];
    })
    .join('　');
}

function questionsOf(
  ledger: Ledger,
  year: number,
  day: string,
): Readonly<Record<(typeof KINDS)[number], RowsInWords>> | null {
  const ask = (kind: (typeof KINDS)[number]): RowsInWords | null => {
    const rows = dueRows(ledger, kind, { day, parameter: '$2' });
    const on = ledger.due?.on.id;
    if (!rows || on === undefined) return null;
    const column = `t.${ident(on)}`;
    return {
      where: [...rows.where, `${on}:ge:${year}-01-01`, `${on}:lt:${year + 1}-01-01`],
      sql: `${rows.sql} and ${column} >= $3::date and ${column} < $4::date`,
    };
  };
  const [done, open, overdue] = KINDS.map(ask);
  return done && open && overdue ? { done, open, overdue } : null;
}

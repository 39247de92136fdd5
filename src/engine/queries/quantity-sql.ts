import type { Path } from '#model/expression/ast.ts';
import type { Ledger, Measure, Quantity, Time } from '#model/pack/types.ts';
import { ident, tableOf } from '#engine/records/index.ts';
import { holdersSql } from './holders-sql.ts';
import { type PartSql, partsOf } from './parts.ts';
import { SqlWriter, type RolePeriod } from './sql.ts';

/** A quantity of one year: the same quantity is asked for last year too where a year-on-year needs it. */
export interface Ask {
  readonly key: string;
  readonly quantity: Quantity;
  readonly year: number;
  readonly parameters: ReadonlyMap<string, string>;
}

/** The pieces of SQL that answer one ask within the one pass over its ledger. */
export interface AskSql {
  readonly key: string;
  /** All conditions of the rows that enter the number. */
  readonly conjuncts: readonly string[];
  /** What its value is combined of, beside the number of rows (combineParts). */
  readonly parts: readonly PartSql[];
}

/** The one writer of a ledger's pass: it gathers the joins of all its asks. */
export class LedgerSql {
  readonly ledger: Ledger;
  readonly #ledgers: ReadonlyMap<string, Ledger>;
  readonly #roles: (role: string) => readonly RolePeriod[];
  readonly #writers: SqlWriter[] = [];

  constructor(
    ledger: Ledger,
    ledgers: ReadonlyMap<string, Ledger>,
    roles: (role: string) => readonly RolePeriod[],
  ) {
    this.ledger = ledger;
    this.#ledgers = ledgers;
    this.#roles = roles;
  }

  get joins(): string {
    return [...new Set(this.#writers.flatMap((writer) => writer.joinList))].join(' ');
  }

  /** Rows that any number may count: of the region, accepted. `$1` is the region. */
  get from(): string {
    return this.fromRows(tableOf(this.ledger));
  }

  /** The same for other rows of the same columns. @param rows a table, or the name of a query */
  fromRows(rows: string): string {
    return `${rows} t ${this.joins}`;
  }

  readonly base: readonly string[] = ['t.region_id = $1', "t.row_status = 'accepted'"];

  ask({ key, quantity, year, parameters }: Ask): AskSql {
    const writer = new SqlWriter(this.ledger, this.#ledgers, { year, parameters }, this.#roles);
    this.#writers.push(writer);
    const conjuncts = [
      ...timeConjuncts(quantity.time, year, writer),
      ...(quantity.where ? writer.conjuncts(quantity.where) : []),
    ];
    return { key, conjuncts, parts: partsOf(quantity.measure, writer) };
  }
}

function timeConjuncts(time: Time, year: number, writer: SqlWriter): string[] {
  const start = `date '${year}-01-01'`;
  const end = `date '${year}-12-31'`;
  const open = (path: Path): string => `(${day(path, writer)} is null or ${day(path, writer)} > ${end})`;
  switch (time.kind) {
    case 'flow':
      return [`${day(time.on, writer)} between ${start} and ${end}`];
    case 'stock': {
      const from = `${day(time.from, writer)} <= ${end}`;
      return [
        time.emptyFromIsAlways ? `(${day(time.from, writer)} is null or ${from})` : from,
        open(time.until),
      ];
    }
    case 'overlap':
      return [
        `${day(time.from, writer)} <= ${end}`,
        `(${day(time.until, writer)} is null or ${day(time.until, writer)} > ${start})`,
      ];
    case 'fiscal_year':
      return [`${writer.path(time.on)} = ${year}`];
    // always
    default:
      return [];
  }
}

/** A datetime counts by its day. */
function day(path: Path, writer: SqlWriter): string {
  return path.type === 'datetime' ? `${writer.path(path)}::date` : writer.path(path);
}

/** Coverage as a statement of its own: how many holders of the role have exactly one value, of how many. */
export function coverageSql(
  ask: Ask,
  measure: Extract<Measure, { kind: 'coverage' }>,
  sql: LedgerSql,
  part: AskSql,
): string {
  const person = `t.${ident(measure.person.field.id)}`;
  const one = `t.${ident(measure.exactlyOne.field.id)}`;
  return `with holders as (${holdersSql(measure.role, ask.year)}), single as (
      select ${person} as code from ${sql.from} where ${[...sql.base, ...part.conjuncts].join(' and ')}
      group by 1 having count(distinct ${one}) = 1)
    select (select count(*) from holders h join single s on s.code = h.code)::text as covered, (select count(*) from holders)::text as holders`;
}

import type { Path } from '#model/expression/ast.ts';
import type { Ledger, Measure, Quantity, Time } from '#model/pack/types.ts';
import { ident, tableOf } from '#engine/records/index.ts';
import { holdersSql } from './holders-sql.ts';
import { quoteText, SqlWriter, type RolePeriod } from './sql.ts';

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
  /** The value as an aggregate, given the rest of its condition that was not lifted into WHERE. */
  readonly value: (filter: readonly string[]) => string;
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
    return `${tableOf(this.ledger)} t ${this.joins}`;
  }

  readonly base: readonly string[] = ['t.region_id = $1', "t.row_status = 'accepted'"];

  ask({ key, quantity, year, parameters }: Ask): AskSql {
    const writer = new SqlWriter(this.ledger, this.#ledgers, { year, parameters }, this.#roles);
    this.#writers.push(writer);
    const conjuncts = [
      ...timeConjuncts(quantity.time, year, writer),
      ...(quantity.where ? writer.conjuncts(quantity.where) : []),
    ];
    // Written once now, so that the joins of the value are known before `from` is read.
    const value = measureSql(quantity.measure, writer);
    return {
      key,
      conjuncts,
      value: (filter) => value(filter, { from: () => this.from, where: [...this.base, ...conjuncts] }),
    };
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

/** Where a measure has to look at the rows again by itself. */
interface Rows {
  readonly from: () => string;
  readonly where: readonly string[];
}
type ValueSql = (filter: readonly string[], rows: Rows) => string;

function measureSql(measure: Measure, writer: SqlWriter): ValueSql {
  switch (measure.kind) {
    case 'count':
      return (filter) => `count(*)${filtered(filter)}`;
    case 'sum': {
      const of = writer.path(measure.of);
      // A sum of decimals keeps the longest scale: 12.5 + 1.5 would be 14.0, which is no canonical decimal.
      return (filter) => `trim_scale(coalesce(sum(${of})${filtered(filter)}, 0)::numeric)`;
    }
    case 'count_distinct':
      return distinct(measure.of, writer);
    case 'min_over': {
      const by = writer.operand(measure.by);
      const text = measure.by.type !== 'number';
      const inner = measureSql(measure.of, writer);
      return (filter, rows) =>
        `least(${measure.keys.map((key) => inner([...filter, `${by} = ${text ? quoteText(key) : key}`], { ...rows, where: [...rows.where, `${by} = ${text ? quoteText(key) : key}`] })).join(', ')})`;
    }
    case 'highest':
      return highest(measure, writer);
    default:
      // coverage and yoy_pct need more than one pass gives; see coverageSql and compute-facts.ts.
      return () => 'null';
  }
}

function distinct(of: readonly Path[], writer: SqlWriter): ValueSql {
  const columns = of.map((path) => writer.path(path));
  const [first] = of;
  if (first?.type === 'set')
    return (_filter, rows) =>
      `(select count(distinct e) from ${rows.from()} cross join lateral unnest(${columns[0] ?? ''}) as e where ${rows.where.join(' and ')})`;
  // One text per tuple: comparing records is slower, and null in any part makes the tuple no value.
  const value =
    columns.length === 1
      ? (columns[0] ?? '')
      : columns.map((column) => `${column}::text`).join(` || E'\\x1f' || `);
  return (filter) => `count(distinct ${value})${filtered(filter)}`;
}

/**
 * Persons whose highest step is one of the asked ones, in a single pass: those with any row at or above the step,
 * less those with any row above it. (A group by person inside the pass would have forced a pass of its own.)
 */
function highest(measure: Extract<Measure, { kind: 'highest' }>, writer: SqlWriter): ValueSql {
  const person = writer.path(measure.of);
  const by = writer.path(measure.by);
  const ranks = new Map(measure.by.field.choices.map((choice) => [choice.code, choice.rank ?? 0]));
  const steps = [...new Set(measure.codes.map((code) => ranks.get(code) ?? 0))];
  const atLeast = (rank: number, strictly: boolean): string => {
    const codes = [...ranks]
      .filter(([, other]) => (strictly ? other > rank : other >= rank))
      .map(([code]) => quoteText(code));
    return codes.length === 0 ? 'false' : `${by} in (${codes.join(', ')})`;
  };
  return (filter) =>
    steps
      .map(
        (rank) =>
          `(count(distinct ${person})${filtered([...filter, atLeast(rank, false)])} - count(distinct ${person})${filtered([...filter, atLeast(rank, true)])})`,
      )
      .join(' + ');
}

function filtered(filter: readonly string[]): string {
  return filter.length === 0 ? '' : ` filter (where ${filter.join(' and ')})`;
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

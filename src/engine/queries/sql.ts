import type { Expression, Literal, Path } from '#model/expression/ast.ts';
import { normaliseText } from '#model/text/normalise.ts';
import { comparedSql, ident, tableOf } from '#engine/records/index.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { NullRule } from '#model/expression/evaluate.ts';

/** What the names of an expression stand for while one report is computed. */
export interface SqlNames {
  readonly year: number;
  /** Values of the report parameters; one that is missing never gets here. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A post that gives a role, for the days on which it was held. */
export interface RolePeriod {
  readonly person: string;
  readonly from: string;
  readonly to: string | null;
}

/**
 * Writes expressions as SQL over one ledger under the alias `t`, and remembers which joins they need.
 * Text enters only as quoted literals; identifiers only through the allow-list of `ident`.
 */
export class SqlWriter {
  readonly #joins = new Map<string, string>();
  readonly #ledgers: ReadonlyMap<string, Ledger>;
  readonly #names: SqlNames;
  readonly #roles: (role: string) => readonly RolePeriod[];
  readonly #happened: string;

  constructor(
    ledger: Ledger,
    ledgers: ReadonlyMap<string, Ledger>,
    names: SqlNames,
    roles: (role: string) => readonly RolePeriod[],
  ) {
    this.#ledgers = ledgers;
    this.#names = names;
    this.#roles = roles;
    this.#happened = ledger.happened ? 't.row_happened_on' : 'null::date';
  }

  /** The joins that the expressions written so far need; each finds at most one row, so that none is counted twice. */
  get joinList(): readonly string[] {
    return [...this.#joins.values()];
  }

  /** A condition split into the parts that all must hold. */
  conjuncts(expression: Expression): string[] {
    if (expression.node === 'and')
      return [...this.conjuncts(expression.left), ...this.conjuncts(expression.right)];
    return [this.condition(expression)];
  }

  /**
   * A condition as SQL. At the top SQL's own unknown is as good as false; below a negation the rule 'false'
   * has to be written out, or "not unknown" would lose rows that the rule keeps.
   */
  condition(expression: Expression, rule: NullRule = 'false', negated = false): string {
    const inner = (part: Expression): string => this.condition(part, rule, negated);
    switch (expression.node) {
      case 'and':
        return `(${inner(expression.left)} and ${inner(expression.right)})`;
      case 'or':
        return `(${inner(expression.left)} or ${inner(expression.right)})`;
      case 'not':
        return `(not ${this.condition(expression.of, rule, true)})`;
      case 'isNull':
        return `(${this.operand(expression.of)} is ${expression.negated ? 'not ' : ''}null)`;
      default: {
        const sql = this.#comparison(expression);
        return negated && rule === 'false' ? `coalesce(${sql}, false)` : sql;
      }
    }
  }

  #comparison(expression: Expression): string {
    switch (expression.node) {
      case 'compare': {
        const year = this.#yearRange(expression);
        if (year !== null) return year;
        const op = expression.op === '==' ? '=' : expression.op === '!=' ? '<>' : expression.op;
        return `(${this.operand(expression.left)} ${op} ${this.operand(expression.right)})`;
      }
      case 'oneOf':
        return `(${this.operand(expression.of)} in (${expression.values.map(literal).join(', ')}))`;
      case 'contains':
        if (expression.set.step?.to === 'person')
          return this.#holdsRole(expression.set, String(expression.value.value));
        return `(${this.operand(expression.set)} @> array[${literal(expression.value)}])`;
      default:
        return `(${this.operand(expression)})`;
    }
  }

  /** `year(f) == 2021` as a range of days: extract() is ten times slower than two comparisons, and uses no index. */
  #yearRange({ op, left, right }: Extract<Expression, { node: 'compare' }>): string | null {
    const [of] = left.node === 'call' && left.fn === 'year' ? left.args : [];
    const constant =
      right.node === 'name' && right.name === 'report_year'
        ? this.#names.year
        : right.node === 'literal'
          ? Number(right.value)
          : null;
    if (
      op !== '==' ||
      !of ||
      constant === null ||
      !Number.isInteger(constant) ||
      constant < 1000 ||
      constant > 9998
    )
      return null;
    const day = this.operand(of);
    return `(${day} >= date '${constant}-01-01' and ${day} < date '${constant + 1}-01-01')`;
  }

  /** One side of a comparison as SQL. */
  operand(expression: Expression): string {
    switch (expression.node) {
      case 'literal':
        return literal(expression);
      case 'path':
        return this.path(expression);
      case 'name':
        return this.#name(expression.name);
      case 'arithmetic':
        // Exact without a limit, as in JavaScript: two bigints or two literals could overflow.
        return `(${this.operand(expression.left)}::numeric ${expression.op} ${this.operand(expression.right)}::numeric)`;
      case 'call': {
        const args = expression.args.map((arg) => this.operand(arg));
        if (expression.fn === 'date') return `make_date(${args.join(', ')})`;
        return `extract(${expression.fn} from ${args[0] ?? 'null::date'})::int`;
      }
      default:
        return this.condition(expression, 'unknown');
    }
  }

  /** A field of the row, or of the row one step away. A text that is stored as written is compared in one form. */
  path(path: Path): string {
    const own = `t.${ident(path.field.id)}`;
    if (path.step === null) return comparedSql(own, path.field);
    if (path.step.to === 'person') return 'null::text[]';
    const alias = `${path.step.to === 'unit' ? 'u' : 'r'}_${path.field.id}`.slice(0, 60);
    const target = path.step.to === 'unit' ? 'base."units"' : tableOf(this.#ledger(path.step.ledger));
    this.#joins.set(
      alias,
      `left join ${target} ${alias} on ${alias}.region_id = t.region_id and ${alias}.row_key = ${own} and ${alias}.row_status = 'accepted'`,
    );
    return comparedSql(`${alias}.${ident(path.step.attribute.id)}`, path.step.attribute);
  }

  #ledger(id: string): Ledger {
    const found = this.#ledgers.get(id);
    if (!found) throw new Error(`no ledger ${id}`);
    return found;
  }

  #name(name: string): string {
    const { year, parameters } = this.#names;
    if (name === 'report_year') return String(year);
    if (name === 'year_start') return `date '${year}-01-01'`;
    if (name === 'year_end') return `date '${year}-12-31'`;
    return quoteText(normaliseText(parameters.get(name.slice('param.'.length)) ?? ''));
  }

  /**
   * Whether the person held the role on the day of the row. The few holders of a role come as a list, because
   * a join of every row with every post was four times slower on 100,000 rows.
   */
  #holdsRole(path: Path, role: string): string {
    const periods = this.#roles(role);
    const own = `t.${ident(path.field.id)}`;
    if (periods.length === 0) return '(false)';
    const codes = [...new Set(periods.map((period) => period.person))].map(quoteText).join(', ');
    const values = periods
      .map(
        ({ person, from, to }) =>
          `(${quoteText(person)}, date '${from}', ${to === null ? "date 'infinity'" : `date '${to}'`})`,
      )
      .join(', ');
    return `(${own} in (${codes}) and exists (select from (values ${values}) as held(person, from_on, to_on) where held.person = ${own} and held.from_on <= ${this.#happened} and ${this.#happened} < held.to_on))`;
  }
}

function literal(value: Literal): string {
  if (value.value === null) return 'null';
  if (typeof value.value === 'boolean') return String(value.value);
  return value.type === 'number'
    ? `(${value.value})`
    : quoteText(value.type === 'text' ? normaliseText(value.value) : value.value);
}

/** A text literal. standard_conforming_strings is on in every supported PostgreSQL: only the quote is special. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

import type { Expression, Path } from '#model/expression/ast.ts';
import type { Indicator, Ledger, Pack, Quantity } from '#model/pack/types.ts';
import type { Value } from '#model/value.ts';
import type { Row } from './row.ts';
import { happenedOn, type TestRow } from './put-rows.ts';

/** A city in memory: rows by ledger. */
export type CityRows = ReadonlyMap<string, readonly TestRow[]>;

/** A number as the contract's words give it, without SQL and without anything of the engine. */
export interface NaiveNumber {
  readonly value: string | null;
  readonly rows: number;
}

/**
 * Computes the numbers of a report by walking over rows. It shares the compiled definitions with the product and
 * nothing else, so that a fault in the queries cannot hide behind the same fault here.
 */
export class NaiveFacts {
  readonly #pack: Pack;
  readonly #city: CityRows;
  readonly #visible: (ledger: Ledger, row: TestRow) => boolean;
  readonly #year: number;
  readonly #whole: boolean;

  /** @param whole false for a part of the city: what an earlier report of the city printed is none of its values */
  constructor(
    pack: Pack,
    city: CityRows,
    year: number,
    visible: (ledger: Ledger, row: TestRow) => boolean,
    whole = true,
  ) {
    this.#whole = whole;
    this.#pack = pack;
    this.#city = city;
    this.#year = year;
    this.#visible = visible;
  }

  indicator(indicator: Indicator): NaiveNumber {
    const { measure } = indicator;
    if (measure.kind !== 'yoy_pct') return this.quantity(indicator);
    const now = this.quantity(this.#indicator(measure.indicator));
    const before = this.lastYear(measure.indicator);
    const value =
      now.value === null || before === null || Number(before) === 0 ? null : growth(now.value, before);
    return { value, rows: now.rows };
  }

  /** Last year's value: of the whole city the sealed one, else computed again. */
  lastYear(id: string): string | null {
    const of = this.#indicator(id);
    const year = this.#year - 1;
    const sealed = this.#whole
      ? this.#accepted('sealed_values').find(
          ({ values }) => values['year'] === year && values['slot'] === of.slot,
        )
      : undefined;
    if (sealed) return String(sealed.values['value']);
    return new NaiveFacts(this.#pack, this.#city, year, this.#visible, this.#whole).quantity(of).value;
  }

  quantity(quantity: Quantity): NaiveNumber {
    const parameters = this.#parameters();
    if (quantity.parameters.some((name) => !parameters.has(name))) return { value: null, rows: 0 };
    const ledger = this.#pack.ledgers.get(quantity.over);
    if (!ledger) throw new Error(quantity.over);
    const rows = this.#accepted(ledger.id)
      .filter((row) => this.#inTime(quantity, ledger, row))
      .filter((row) => quantity.where === null || this.#holds(quantity.where, ledger, row));
    return { value: this.#measure(quantity, ledger, rows), rows: rows.length };
  }

  #indicator(id: string): Indicator {
    const found = this.#pack.indicators.find((one) => one.id === id);
    if (!found) throw new Error(id);
    return found;
  }

  #accepted(ledger: string): readonly TestRow[] {
    const definition = this.#pack.ledgers.get(ledger);
    return (this.#city.get(ledger) ?? []).filter(
      (row) => row.status === 'accepted' && definition && this.#visible(definition, row),
    );
  }

  #parameters(): ReadonlyMap<string, string> {
    const own = this.#accepted('report_parameters').filter(({ values }) => values['year'] === this.#year);
    return new Map(own.map(({ values }) => [String(values['parameter']), String(values['value'])]));
  }

  #inTime({ time }: Quantity, ledger: Ledger, row: TestRow): boolean {
    const [start, end] = [`${this.#year}-01-01`, `${this.#year}-12-31`];
    const dayOf = (path: Path): string | null => {
      const value = this.#at(path, ledger, row);
      return value === null ? null : String(value).slice(0, 10);
    };
    switch (time.kind) {
      case 'always':
        return true;
      case 'fiscal_year':
        return Number(this.#at(time.on, ledger, row) ?? Number.NaN) === this.#year;
      case 'flow': {
        const day = dayOf(time.on);
        return day !== null && start <= day && day <= end;
      }
      case 'stock': {
        const [from, until] = [dayOf(time.from), dayOf(time.until)];
        return (from === null ? time.emptyFromIsAlways : from <= end) && (until === null || until > end);
      }
      default: {
        const [from, until] = [dayOf(time.from), dayOf(time.until)];
        return from !== null && from <= end && (until === null || until > start);
      }
    }
  }

  /** A comparison with null is false, except == null and != null; also below a negation. */
  #holds(e: Expression, ledger: Ledger, row: TestRow): boolean {
    switch (e.node) {
      case 'and':
        return this.#holds(e.left, ledger, row) && this.#holds(e.right, ledger, row);
      case 'or':
        return this.#holds(e.left, ledger, row) || this.#holds(e.right, ledger, row);
      case 'not':
        return !this.#holds(e.of, ledger, row);
      case 'isNull':
        return (this.#value(e.of, ledger, row) === null) === !e.negated;
      case 'contains': {
        const set = this.#value(e.set, ledger, row);
        return Array.isArray(set) && set.includes(e.value.value);
      }
      case 'oneOf': {
        const of = this.#value(e.of, ledger, row);
        return of !== null && e.values.some((one) => String(one.value) === String(of));
      }
      case 'compare': {
        const [left, right] = [this.#value(e.left, ledger, row), this.#value(e.right, ledger, row)];
        if (left === null || right === null) return false;
        const numeric = e.left.type === 'number';
        const [a, b] = numeric ? [Number(left), Number(right)] : [String(left), String(right)];
        return { '==': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[e.op];
      }
      default:
        return this.#value(e, ledger, row) === true;
    }
  }

  #value(e: Expression, ledger: Ledger, row: TestRow): Value {
    switch (e.node) {
      case 'literal':
        return e.value;
      case 'path':
        return this.#at(e, ledger, row);
      case 'name':
        if (e.name === 'report_year') return this.#year;
        if (e.name === 'year_start') return `${this.#year}-01-01`;
        if (e.name === 'year_end') return `${this.#year}-12-31`;
        return this.#parameters().get(e.name.slice('param.'.length)) ?? null;
      case 'call': {
        const args = e.args.map((arg) => this.#value(arg, ledger, row));
        if (args.some((arg) => arg === null)) return null;
        if (e.fn === 'date')
          return args.map((arg, index) => String(arg).padStart(index === 0 ? 4 : 2, '0')).join('-');
        const [year, month] = String(args[0]).split('-').map(Number);
        if (e.fn === 'year') return year ?? null;
        return e.fn === 'month' ? (month ?? null) : Math.floor(((month ?? 1) - 1) / 3) + 1;
      }
      default:
        throw new Error(`no indicator uses ${e.node} as a value`);
    }
  }

  #at({ field, step }: Path, ledger: Ledger, row: TestRow): Value {
    const own = row.values[field.id] ?? null;
    if (step === null || own === null) return own;
    if (step.to === 'unit')
      return (
        this.#accepted('units').find(({ values }) => values['code'] === own)?.values[step.attribute.id] ??
        null
      );
    if (step.to === 'ledger') {
      const key = this.#pack.ledgers.get(step.ledger)?.reference?.id ?? '';
      return (
        this.#accepted(step.ledger).find(({ values }) => values[key] === own)?.values[step.attribute.id] ??
        null
      );
    }
    const day = happenedOn(ledger, row.values);
    return this.#accepted('posts').flatMap(({ values }) => {
      const to = values['to_on'] ?? null;
      const held =
        values['code'] === own &&
        day !== null &&
        String(values['from_on']) <= day &&
        (to === null || day < String(to));
      return held && Array.isArray(values['roles']) ? values['roles'] : [];
    });
  }

  #measure({ measure }: Quantity, ledger: Ledger, rows: readonly TestRow[]): string | null {
    const at = (path: Path, row: TestRow): Value => this.#at(path, ledger, row);
    switch (measure.kind) {
      case 'count':
        return String(rows.length);
      case 'sum':
        return String(rows.reduce((sum, row) => sum + BigInt(Number(at(measure.of, row) ?? 0)), 0n));
      case 'count_distinct': {
        const tuples = rows.flatMap((row): Value[][] => {
          const values = measure.of.map((path) => at(path, row));
          const [first] = values;
          return Array.isArray(first) ? first.map((item) => [item]) : [values];
        });
        return String(
          new Set(tuples.filter((tuple) => !tuple.includes(null)).map((tuple) => JSON.stringify(tuple))).size,
        );
      }
      case 'min_over': {
        const each = measure.keys.map((key) => {
          const group = rows.filter((row) => String(this.#value(measure.by, ledger, row)) === key);
          return Number(this.#measure({ measure: measure.of } as Quantity, ledger, group));
        });
        return String(Math.min(...each));
      }
      case 'highest': {
        const rankOf = new Map(measure.by.field.choices.map((choice) => [choice.code, choice.rank ?? 0]));
        const wanted = measure.codes.map((code) => rankOf.get(code));
        const highest = new Map<Value, number>();
        for (const row of rows) {
          const [person, rank] = [at(measure.of, row), rankOf.get(String(at(measure.by, row)))];
          if (person !== null && rank !== undefined)
            highest.set(person, Math.max(rank, highest.get(person) ?? rank));
        }
        return String([...highest.values()].filter((rank) => wanted.includes(rank)).length);
      }
      case 'coverage': {
        const end = `${this.#year}-12-31`;
        const inOffice = ({ values }: { values: Row }): boolean =>
          Array.isArray(values['roles']) &&
          values['roles'].includes(measure.role) &&
          String(values['from_on']) <= end &&
          ((values['to_on'] ?? null) === null || String(values['to_on']) > end);
        const holders = new Set(
          this.#accepted('posts')
            .filter(inOffice)
            .map(({ values }) => values['code'] ?? null),
        );
        const covered = [...holders].filter((person) => {
          const own = rows
            .filter((row) => at(measure.person, row) === person)
            .map((row) => at(measure.exactlyOne, row));
          return new Set(own.filter((one) => one !== null)).size === 1;
        });
        return holders.size === 0 ? null : ratio(BigInt(covered.length) * 100n, BigInt(holders.size));
      }
      default:
        throw new Error('a year-on-year is computed by indicator()');
    }
  }
}

function growth(now: string, before: string): string {
  const scaled = (text: string): bigint => BigInt(Math.round(Number(text) * 1000));
  return ratio((scaled(now) - scaled(before)) * 100n, scaled(before));
}

/** a / b, half up to four decimals, without trailing zeros. */
function ratio(a: bigint, b: bigint): string {
  const negative = a < 0n !== b < 0n && a !== 0n;
  const abs = (n: bigint): bigint => (n < 0n ? -n : n);
  const tenThousandths = (abs(a) * 20_000n + abs(b)) / (abs(b) * 2n);
  const fraction = String(tenThousandths % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/u, '');
  return `${negative && tenThousandths > 0n ? '-' : ''}${tenThousandths / 10_000n}${fraction === '' ? '' : `.${fraction}`}`;
}

import type { Path } from '#model/expression/ast.ts';
import type { Measure, Pack } from '#model/pack/types.ts';
import { ident } from '#engine/records/index.ts';
import { holdersSql } from '../holders-sql.ts';
import type { Ask, AskSql, LedgerSql } from '../quantity-sql.ts';
import type { ReportInputs } from '../report-inputs.ts';
import { quoteText, SqlWriter } from '../sql.ts';
import { BY_UNIT } from './members.ts';

/** The place under which the number of all holders of a role stands beside those that a unit covers. */
export const HOLDERS = -2;

/**
 * The different values of a set, by unit, as a statement of its own: each row has several, so that they cannot be
 * aggregated where rows are counted.
 * @returns null for a measure that does not count values of a set
 */
export function setValueSql(
  ask: Ask,
  beside: {
    readonly sql: LedgerSql;
    readonly part: AskSql;
    readonly pack: Pack;
    readonly roles: ReportInputs['roles'];
  },
): string | null {
  const { measure } = ask.quantity;
  const set = setOf(measure);
  if (set === null) return null;
  const { sql, part, pack, roles } = beside;
  const writer = new SqlWriter(sql.ledger, pack.ledgers, ask, roles);
  const column = writer.path(set);
  const value =
    measure.kind === 'min_over' ? leastOf(measure, writer.operand(measure.by)) : 'count(distinct e)';
  // `sql` has asked for the same fields already, so that its joins are these.
  return `select ${BY_UNIT.key}, (${value})::text as v from ${sql.from} ${BY_UNIT.join} cross join lateral unnest(${column}) as e
    where ${[...sql.base, ...part.conjuncts].join(' and ')} group by 1`;
}

function setOf(measure: Measure): Path | null {
  if (measure.kind === 'min_over') return setOf(measure.of);
  const [first] = measure.kind === 'count_distinct' ? measure.of : [];
  return first?.type === 'set' ? first : null;
}

function leastOf({ by, keys }: Extract<Measure, { kind: 'min_over' }>, operand: string): string {
  const each = keys.map((key) => {
    const literal = by.type === 'number' ? key : quoteText(key);
    return `count(distinct e) filter (where ${operand} = ${literal})`;
  });
  return `least(${each.join(', ')})`;
}

/**
 * How many of a role's holders have exactly one value in the rows of each unit, and under {@link HOLDERS} how many
 * hold it: a unit's share is of the same holders as the city's, as it is under the scope of a unit.
 */
export function coverageByUnitSql(
  ask: Ask,
  measure: Extract<Measure, { kind: 'coverage' }>,
  sql: LedgerSql,
  part: AskSql,
): string {
  const person = `t.${ident(measure.person.field.id)}`;
  const one = `t.${ident(measure.exactlyOne.field.id)}`;
  return `with holders as (${holdersSql(measure.role, ask.year)}), single as (
      select ${BY_UNIT.key}, ${person} as code from ${sql.from} ${BY_UNIT.join}
      where ${[...sql.base, ...part.conjuncts].join(' and ')} group by 1, 2 having count(distinct ${one}) = 1)
    select s.unit, count(*)::text as v from single s join holders h on h.code = s.code group by 1
    union all select ${HOLDERS}, count(*)::text from holders`;
}

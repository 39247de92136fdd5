import type { Measure } from '#model/pack/types.ts';
import { ident } from '#engine/records/index.ts';
import { holdersSql } from '../holders-sql.ts';
import type { PartSql } from '../parts.ts';
import type { Ask, AskSql, LedgerSql } from '../quantity-sql.ts';
import { BY_UNIT } from './members.ts';

/** The place under which the number of all holders of a role stands beside those that a unit covers. */
export const HOLDERS = -2;

/**
 * The distinct elements of a set, by unit, as a statement of its own: each row has several, so that they cannot be
 * aggregated where rows are counted.
 */
export function elementsByUnitSql(
  sql: LedgerSql,
  { conjuncts }: AskSql,
  part: Extract<PartSql, { kind: 'elements' }>,
): string {
  return `select ${BY_UNIT.key}, count(distinct e)::text as v from ${sql.from} ${BY_UNIT.join} cross join lateral unnest(${part.of}) as e
    where ${[...sql.base, ...conjuncts, ...part.filter].join(' and ')} group by 1`;
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

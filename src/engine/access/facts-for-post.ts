import { computeFacts, type Fact, factOf, type Facts, type FactsRequest } from '#engine/queries/index.ts';
import type { Indicator, Pack } from '#model/pack/types.ts';
import { type Rights, WHOLE_REGION } from '#kernel/db/index.ts';
import { coarsen } from './coarsen.ts';
import { ledgersOf } from './ledgers-of.ts';

/** A number in the form in which a post may see it. */
export interface PostFact extends Fact {
  /** Null: exact and whole. `no_right`: it counts rows of a ledger that the post may not count. */
  readonly withheld: 'no_right' | 'small' | 'ratio' | 'rounded' | null;
}

const REASONS = {
  no_right: '您的岗位不查阅这个数字所用的台账',
  small: '封闭台账的小数目不提供',
  ratio: '封闭台账的这一数字不提供',
} as const;

/**
 * The numbers of a year for an acting post: over the rows within its reach, and coarsened where they come from sealed
 * ledgers whose rows it may not all read.
 * @param request its scope carries the rights to count (rightsOf with the action 'count')
 * @param reading what the same post may read
 */
export async function factsForPost(
  request: FactsRequest,
  reading: Rights,
): Promise<{ readonly facts: readonly PostFact[]; readonly exact: Facts }> {
  const { pack, scope } = request;
  const counting = scope.rights;
  if (!counting) throw new Error('factsForPost needs the rights of a post');
  const exact = await computeFacts(request);
  return { facts: exact.facts.map(tellerOf(pack, counting, reading)), exact };
}

/** Tells exact numbers of everything within a post's reach as it may be told them. */
export function tellerOf(pack: Pack, counting: Rights, reading: Rights): (fact: Fact) => PostFact {
  const indicators = new Map(pack.indicators.map((one) => [one.id, one]));
  return (fact) => {
    const indicator = indicators.get(fact.indicator);
    if (!indicator) return { ...fact, withheld: null };
    const ledgers = ledgersOf(indicator, indicators);
    if (!ledgers.every((id) => reaches(pack, counting, id))) return withheld(indicator, 'no_right');
    if (ledgers.every((id) => knows(pack, counting, reading, id)) || fact.value === null)
      return { ...fact, withheld: null };
    const told = coarsen(fact.value, fact.rows, indicator.measure);
    if (told.value === null) return withheld(indicator, told.withheld);
    return { ...factOf(indicator, told.value, 0, null), withheld: told.withheld };
  };
}

/**
 * Whether the exact number of the whole region may be published to this post: none of its sealed ledgers is only partly
 * readable.
 */
export function tellsExactly(pack: Pack, reading: Rights, slot: string): boolean {
  const indicators = new Map(pack.indicators.map((one) => [one.id, one]));
  const named = pack.indicators.filter((one) => one.slot === slot);
  return named.every((one) =>
    ledgersOf(one, indicators).every((id) => {
      const kind = pack.access.classOf.get(id);
      if (!kind?.sealed) return true;
      const read = reading.classes[kind.index];
      const [only, ...more] = read?.ranges ?? [];
      const whole = more.length === 0 && only?.lo === WHOLE_REGION.lo && only.hi === WHOLE_REGION.hi;
      return whole && (read?.knowsAll ?? false);
    }),
  );
}

function withheld(indicator: Indicator, why: keyof typeof REASONS): PostFact {
  return { ...factOf(indicator, null, 0, REASONS[why]), withheld: why };
}

function reaches(pack: Pack, rights: Rights, ledger: string): boolean {
  const kind = pack.access.classOf.get(ledger);
  return kind !== undefined && (kind.base || (rights.classes[kind.index]?.ranges.length ?? 0) > 0);
}

/** Whether every row that enters the number may be read: the ledger is open, or fully readable within the reach. */
export function knows(pack: Pack, counting: Rights, reading: Rights, ledger: string): boolean {
  const kind = pack.access.classOf.get(ledger);
  if (!kind?.sealed) return true;
  const [count, read] = [counting.classes[kind.index], reading.classes[kind.index]];
  return (read?.knowsAll ?? false) && JSON.stringify(count?.ranges) === JSON.stringify(read?.ranges);
}

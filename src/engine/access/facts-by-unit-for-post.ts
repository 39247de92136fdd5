import {
  type Comparison,
  existedIn,
  type Fact,
  factOf,
  factsByUnit,
  type FactsByUnit,
  type UnitFactsRequest,
} from '#engine/queries/index.ts';
import { type Rights, within } from '#kernel/db/index.ts';
import type { Indicator, Pack } from '#model/pack/types.ts';
import { knows, tellerOf, type PostFact } from './facts-for-post.ts';
import { ledgersOf } from './ledgers-of.ts';

/** The number of one unit as a post may be told it. */
interface UnitFact extends Fact {
  /**
   * `no_right`: rows of the unit lie out of reach; `by_unit`: of a sealed ledger that the post does not all know, no part
   * is told; otherwise as for the whole.
   */
  readonly withheld: PostFact['withheld'] | 'by_unit';
}

/** All numbers of the units of a level as a post may be told them. */
export interface PostFactsByUnit extends Omit<FactsByUnit, 'units' | 'remainder' | 'city'> {
  readonly units: readonly {
    readonly unit: FactsByUnit['units'][number]['unit'];
    readonly facts: readonly UnitFact[];
  }[];
  readonly remainder: readonly UnitFact[];
  readonly city: readonly PostFact[];
}

/**
 * The numbers of units as an acting post may be told them. A unit has a line when all its rows of some ledgers are within
 * reach; its number of another ledger is withheld, and not told too small. What comes from sealed ledgers that the post
 * does not all know is told of the whole alone: the parts of a coarsened number would give the number away
 * (ten parts that end in nine do, coarsen.ts).
 * @param request its scope carries the rights to count
 * @param reading what the same post may read
 */
export async function factsByUnitForPost(
  request: Omit<UnitFactsRequest, 'reaches'>,
  reading: Rights,
): Promise<PostFactsByUnit> {
  const { pack, scope } = request;
  const counting = scope.rights;
  if (!counting) throw new Error('factsByUnitForPost needs the rights of a post');
  const found = await factsByUnit({ ...request, reaches: reachesUnits(pack, counting) });
  const indicators = new Map(pack.indicators.map((one) => [one.id, one]));
  const whole = found.city.map(tellerOf(pack, counting, reading));
  const part =
    (paths: readonly string[] | null) =>
    (fact: Fact, at: number): UnitFact => {
      const indicator = indicators.get(fact.indicator);
      const city = whole[at];
      if (!indicator || !city) return { ...fact, withheld: null };
      if (city.withheld === 'no_right') return withheld(indicator, 'no_right');
      const ledgers = ledgersOf(indicator, indicators);
      if (!ledgers.every((id) => knows(pack, counting, reading, id))) return withheld(indicator, 'by_unit');
      const reached = paths === null || ledgers.every((id) => reaches(pack, counting, id, paths));
      return reached ? { ...fact, withheld: null } : withheld(indicator, 'no_right');
    };
  // A closed unit whose only rows are not told of has no line: the line would tell.
  const units = found.units
    .map(({ unit, facts }) => ({ unit, facts: facts.map(part(unit.paths)) }))
    .filter(({ unit, facts }) => existedIn(unit, found.year) || facts.some(({ rows }) => rows > 0));
  const remainder = found.remainder.map(part(null));
  const comparisons = found.comparisons.map((one, at) => {
    const lines = [...units.map(({ facts }) => facts[at]), remainder[at], whole[at]];
    return lines.every((line) => line?.withheld === null) ? one : unknown(one);
  });
  return { ...found, units, remainder, city: whole, comparisons };
}

/** Whether a post may count all rows of a unit in some ledgers: then it has a line. A post that has its own rows alone reaches none. */
export function reachesUnits(pack: Pack, rights: Rights): (paths: readonly string[]) => boolean {
  const classes = pack.access.classes.filter(({ base }) => !base).map(({ index }) => rights.classes[index]);
  return (paths) =>
    classes.some(
      (one) => one !== undefined && one.author === null && paths.every((path) => within(path, one.ranges)),
    );
}

function reaches(pack: Pack, { classes }: Rights, ledger: string, paths: readonly string[]): boolean {
  const kind = pack.access.classOf.get(ledger);
  if (kind === undefined || kind.base) return kind !== undefined;
  const mine = classes[kind.index];
  return mine !== undefined && mine.author === null && paths.every((path) => within(path, mine.ranges));
}

const REASONS = {
  no_right: '您的岗位不能统计这个单位的这个数字',
  by_unit: '封闭台账的数字不按单位分开提供',
} as const;

function withheld(indicator: Indicator, why: keyof typeof REASONS): UnitFact {
  return { ...factOf(indicator, null, 0, REASONS[why]), withheld: why };
}

function unknown({ indicator }: Comparison): Comparison {
  return { indicator, sum: null, difference: null, reason: '有的数字不提供，不能相加', fault: null };
}

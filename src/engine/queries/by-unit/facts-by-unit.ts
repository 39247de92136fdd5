import type { PoolClient } from 'pg';
import { WHOLE_REGION, within } from '#kernel/db/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { assembleFacts } from '../assemble-facts.ts';
import { computeFacts } from '../compute-facts.ts';
import type { FactsRequest, Snapshot } from '../facts.ts';
import type { Fact } from '../fact.ts';
import { inForce } from '../in-force.ts';
import { inputsOfParts } from '../inputs-of-scope.ts';
import { planFacts } from '../plan.ts';
import { bundles, share } from '../share.ts';
import { askByUnit } from './ask-by-unit.ts';
import { compareWithCity, type Comparison } from './compare-with-city.ts';
import type { Level } from './level.ts';
import { existedIn, type LevelUnit, loadGroups } from './load-groups.ts';
import { membersOf, REMAINDER } from './members.ts';

/** A unit with all its numbers, in the order of the city's. */
interface UnitFacts {
  readonly unit: LevelUnit;
  readonly facts: readonly Fact[];
}

/** All numbers of all units of a level, and what they add up to. */
export interface FactsByUnit {
  readonly year: number;
  readonly level: Level;
  /** Units that existed in the year, and those that have rows in one of its numbers all the same. */
  readonly units: readonly UnitFacts[];
  /** Of the rows of no unit of the level: the city's own, and those of other levels. */
  readonly remainder: readonly Fact[];
  /** The numbers of the whole scope, of the same moment. */
  readonly city: readonly Fact[];
  /** Number by number, what units and remainder make of the city's, and why it is not the same. */
  readonly comparisons: readonly Comparison[];
}

export interface UnitFactsRequest extends FactsRequest {
  readonly level: Level;
  /**
   * Whether the rows under all these paths count for the asker. By default those within the scope; for a post its
   * rights say (engine/access).
   */
  readonly reaches?: (paths: readonly string[]) => boolean;
}

/**
 * Computes every number for every unit of a level, in one pass per ledger that groups by unit, of one moment with the
 * city's own numbers. A line is what the scope of that unit gives (`--unit`), but for one thing: a row may cite a row of
 * another unit, which that scope does not see. Here it counts as it counts for the city, or the parts would lose it.
 */
export async function factsByUnit(request: UnitFactsRequest): Promise<FactsByUnit> {
  const { level, pack, scope, year } = request;
  const reaches = request.reaches ?? ((paths) => paths.every((path) => within(path, [scope])));
  const found: Omit<FactsByUnit, 'city' | 'comparisons'>[] = [];
  let nested = false;
  const city = await computeFacts(request, async (_facts, snapshot) => {
    const groups = await loadGroups(snapshot.client, snapshot.region, level, reaches);
    nested = groups.nested;
    const parts = await ofParts(snapshot, pack, groups.units);
    const [remainder = [], ...each] = parts;
    const units = groups.units
      .map((unit, place) => ({ unit, facts: each[place] ?? [] }))
      .filter(({ unit, facts }) => existedIn(unit, year) || facts.some(({ rows }) => rows > 0));
    found.push({ year, level, units, remainder });
  });
  const [parts] = found;
  if (!parts) throw new Error('no parts were computed');
  const indicators = new Map(inForce(pack.indicators, `${year}-12-31`).map((one) => [one.id, one]));
  const lines = [...parts.units.map(({ facts }) => facts), parts.remainder];
  const comparisons = city.facts.flatMap((whole, at) => {
    const indicator = indicators.get(whole.indicator);
    if (!indicator) return [];
    return [compareWithCity(indicator, whole, { parts: lines.flatMap((line) => line[at] ?? []), nested })];
  });
  return { ...parts, city: city.facts, comparisons };
}

/** The facts of the remainder, and then of each unit by its place. */
async function ofParts(
  { clients, inputs: ofCity, region, year }: Snapshot,
  pack: Pack,
  units: readonly LevelUnit[],
): Promise<readonly (readonly Fact[])[]> {
  const inputs = inputsOfParts(ofCity);
  const plan = planFacts(pack, { region, ...WHOLE_REGION }, year, inputs, []);
  const source = { pack, inputs, region, members: membersOf(units) };
  const answered = await share(clients, bundles(clients, plan.passes), (one: PoolClient, bundle) =>
    askByUnit(one, bundle, source),
  );
  const byPass = answered.flat();
  return [REMAINDER, ...units.keys()].map((place) => {
    const counts = new Map(byPass.map(([pass, of]) => [pass, of.get(place) ?? new Map()]));
    return assembleFacts(plan, counts, year).facts;
  });
}

import type { Demo } from '#model/pack/demo.ts';
import { groupBy } from '#model/group-by.ts';
import { demoPeople, type HeldPost } from './people.ts';
import { type DemoUnit, demoUnits } from './units.ts';

/** The synthetic city: its units and officials, and how offices write their names. */
export interface DemoCity {
  readonly demo: Demo;
  /** The last day of its records. */
  readonly lastDay: string;
  readonly units: readonly DemoUnit[];
  readonly unit: ReadonlyMap<string, DemoUnit>;
  readonly posts: readonly HeldPost[];
  /** The units of a set of the vocabulary, in their order. */
  readonly set: (name: string) => readonly DemoUnit[];
  readonly postsOf: (unit: string) => readonly HeldPost[];
  readonly postsOfRole: (role: string) => readonly HeldPost[];
  /** The person's name, with the unit where somebody else bears it too. */
  readonly personName: (code: string) => string;
}

/** Builds the city: some hundred units and some thousand posts, kept in memory. */
export function demoCity(demo: Demo, years: readonly number[], seed: number): DemoCity {
  const units = demoUnits(demo);
  const sets = new Map<string, readonly DemoUnit[]>();
  const set = (name: string): readonly DemoUnit[] => {
    let found = sets.get(name);
    if (!found) {
      const of = new Set(demo.sets.get(name) ?? []);
      found = units.filter(
        (unit) => of.has(unit.kind) || (unit.shortName !== null && of.has(unit.shortName)),
      );
      sets.set(name, found);
    }
    return found;
  };
  const posts = demoPeople(demo, set, years, seed);
  const byUnit = groupBy(posts, (post) => post.unit.code);
  const byRole = new Map<string, HeldPost[]>();
  for (const post of posts)
    for (const role of post.roles) {
      const holders = byRole.get(role);
      if (holders) holders.push(post);
      else byRole.set(role, [post]);
    }
  return {
    demo,
    lastDay: `${years.at(-1) ?? 2025}-12-31`,
    units,
    unit: new Map(units.map((unit) => [unit.code, unit])),
    posts,
    set,
    postsOf: (unit) => byUnit.get(unit) ?? [],
    postsOfRole: (role) => byRole.get(role) ?? [],
    personName: personNames(posts),
  };
}

function personNames(posts: readonly HeldPost[]): (code: string) => string {
  const byName = groupBy(posts, (post) => post.name);
  const names = new Map<string, string>();
  for (const [name, bearers] of byName)
    for (const post of bearers) {
      const others = bearers.filter((other) => other.code !== post.code);
      const alone = !others.some((other) => other.unit === post.unit);
      if (others.length === 0) names.set(post.code, name);
      else if (alone && !names.has(post.code)) names.set(post.code, `${name}（${post.unit.name}）`);
    }
  // Namesakes in one unit can only be told apart by their code.
  return (code) => names.get(code) ?? code;
}

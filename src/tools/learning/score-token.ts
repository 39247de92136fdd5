import type { Profile, Profiles } from './indicator-profile.ts';
import type { TokenContext } from './token-context.ts';
import { unitFit } from './unit-fit.ts';

/** How well one indicator fits one number by the words and the unit alone. */
export interface Fit {
  readonly profile: Profile;
  readonly score: number;
  readonly unit: number;
  /** Distinctive pairs that both have, the most distinctive first. */
  readonly shared: readonly string[];
}

const KEPT = 12;

/** The indicators that fit a number, the best first. */
export function fitsOf(context: TokenContext, unit: string | null, profiles: Profiles): readonly Fit[] {
  return profiles.all
    .flatMap((profile) => fitOf(context, unit, profile, profiles) ?? [])
    .filter(({ score }) => score > 0.03)
    .toSorted((a, b) => b.score - a.score || compare(a.profile.indicator.id, b.profile.indicator.id))
    .slice(0, KEPT);
}

function fitOf(
  context: TokenContext,
  unit: string | null,
  profile: Profile,
  { rarity, lengthOf }: Profiles,
): Fit | null {
  const fit = unitFit(unit, profile.indicator.unit);
  // Persons are never cases, whatever the words.
  if (fit === 0) return null;
  let covered = 0;
  let title = 0;
  for (const pair of profile.title) {
    title += rarity(pair);
    covered += rarity(pair) * (context.grams.get(pair) ?? 0);
  }
  let met = 0;
  let near = 0;
  for (const pair of new Set(context.near)) {
    near += rarity(pair);
    met += rarity(pair) * (profile.grams.get(pair) ?? 0);
  }
  let product = 0;
  let length = 0;
  for (const [pair, weight] of context.grams) {
    const other = profile.grams.get(pair) ?? 0;
    product += rarity(pair) ** 2 * weight * other;
    length += (rarity(pair) * weight) ** 2;
  }
  const own = lengthOf(profile);
  const cosine = length === 0 || own === 0 ? 0 : product / Math.sqrt(length * own);
  const words = 0.35 * ratio(covered, title) + 0.35 * ratio(met, near) + 0.3 * cosine;
  const shared = [...new Set(context.near)]
    .filter((pair) => profile.grams.has(pair))
    .toSorted((a, b) => rarity(b) - rarity(a));
  return { profile, score: words * (0.25 + 0.75 * fit), unit: fit, shared };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

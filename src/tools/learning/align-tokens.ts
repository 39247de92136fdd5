import { ALIGNMENT_WEIGHTS, type AlignmentWeights } from './alignment-weights.ts';
import type { Profile } from './indicator-profile.ts';
import type { Fit } from './score-token.ts';

/** A number with the indicators that fit it by words and unit. */
export interface Aligned {
  readonly fits: readonly Fit[];
  /** Same sentence, same paragraph, or neither, as the number before. */
  readonly nearness: 'sentence' | 'paragraph' | 'far';
  readonly isPart: boolean;
  readonly borrowed: boolean;
}

interface Path {
  readonly score: number;
  readonly profile: Profile | null;
  readonly before: Path | null;
  readonly used: ReadonlySet<string>;
}

/** A path and what may follow it. */
interface Step {
  readonly score: number;
  readonly path: Path;
  readonly fit: Fit | null;
}

const WIDTH = 120;

/**
 * Chooses the indicators of all numbers together by a beam search: a number depends on its neighbours (the persons
 * after the cases, the part after 其中), and an indicator seldom occurs twice in one report.
 * @returns the chosen indicator for each number, or null
 */
export function alignTokens(
  numbers: readonly Aligned[],
  weights: AlignmentWeights = ALIGNMENT_WEIGHTS,
): readonly (Profile | null)[] {
  let beam: readonly Path[] = [{ score: 0, profile: null, before: null, used: new Set() }];
  for (const number of numbers) {
    const next: Step[] = [];
    for (const path of beam) {
      next.push({ score: path.score + weights.nothing, path, fit: null });
      for (const fit of number.fits) next.push({ score: scoreWith(path, fit, number, weights), path, fit });
    }
    // Only for what stays in the beam: building the sets of used indicators takes most of the time.
    beam = next
      .toSorted((a, b) => b.score - a.score)
      .slice(0, WIDTH)
      .map(taken);
  }
  const chosen: (Profile | null)[] = [];
  for (let path = beam[0] ?? null; path?.before; path = path.before) chosen.push(path.profile);
  return chosen.toReversed();
}

/** The score of a path with one more indicator. */
function scoreWith(path: Path, fit: Fit, number: Aligned, weights: AlignmentWeights): number {
  const repeated = path.used.has(fit.profile.indicator.id) ? weights.repeated : 0;
  return path.score + fit.score + bond(path, fit.profile, number, weights) - repeated;
}

function taken({ score, path, fit }: Step): Path {
  if (fit === null) return { score, profile: null, before: path, used: path.used };
  const { id } = fit.profile.indicator;
  const used = path.used.has(id) ? path.used : new Set([...path.used, id]);
  return { score, profile: fit.profile, before: path, used };
}

/** How much the neighbour before supports an indicator. */
function bond(
  { profile: last, before }: Path,
  profile: Profile,
  { nearness, isPart, borrowed }: Aligned,
  weights: AlignmentWeights,
): number {
  if (last === null || nearness === 'far')
    return last !== null && follows(last, profile) ? weights.followsFar : 0;
  let bonus = follows(last, profile)
    ? nearness === 'sentence'
      ? weights.followsInSentence
      : weights.followsInParagraph
    : 0;
  if (nearness !== 'sentence') return bonus;
  const kin = kinship(last, profile);
  bonus += weights.kin * kin;
  if (
    isPart &&
    (profile.parents.has(last.indicator.id) || isSibling(last, profile) || isParent(before, profile))
  )
    bonus += weights.part;
  if (borrowed && kin > 0) bonus += weights.borrowed;
  return bonus;
}

function follows(last: Profile, profile: Profile): boolean {
  return last.order >= 0 && profile.order === last.order + 1;
}

function isSibling(last: Profile, profile: Profile): boolean {
  return [...profile.parents].some((parent) => last.parents.has(parent));
}

function isParent(before: Path | null, profile: Profile): boolean {
  return before?.profile != null && profile.parents.has(before.profile.indicator.id);
}

/** Similarity of two indicators: share of common choice labels, or the same ledger. */
function kinship(a: Profile, b: Profile): number {
  if (a.parents.has(b.indicator.id) || b.parents.has(a.indicator.id)) return 1;
  const common = [...a.labels].filter((label) => b.labels.has(label)).length;
  const all = new Set([...a.labels, ...b.labels]).size;
  const labels = all === 0 ? 0 : common / all;
  return Math.max(labels, a.indicator.over === b.indicator.over ? 0.5 : 0);
}

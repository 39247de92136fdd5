import type { Pack } from '#model/pack/types.ts';
import { ALIGNMENT_WEIGHTS, type AlignmentWeights } from './alignment-weights.ts';
import { alignTokens, type Aligned } from './align-tokens.ts';
import { wasDone } from '#proof/quantities/classify-spelled.ts';
import { unfoldTables } from '#proof/quantities/unfold-tables.ts';
import { findTokens } from '#proof/quantities/find-tokens.ts';
import { type Profile, profilesOf } from './indicator-profile.ts';
import { reasonsOf } from './reasons.ts';
import { type Fit, fitsOf } from './score-token.ts';
import { contextsOf, type TokenContext } from './token-context.ts';
import type { FoundToken } from '#proof/quantities/token.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import type { KnownPlace } from './known-place.ts';
import { findTies } from './find-ties.ts';
import { knownPlaces } from './known-places.ts';
import type { Candidate, LearnedToken } from './learned-token.ts';
import { withKnown } from './with-known.ts';

/** Score that a small spelled numeral must reach to be a number: “五项” is often an expression, “九种”, “三级” seldom fit. */
const CERTAIN = { common: 0.3, rare: 0.12 };
const SHOWN = 5;
/** The score of known indicators, above everything that neighbours can add. */
const KNOWN_SCORE = 10;

/** Additional input for reading a report. */
export interface LearningAids {
  /** The manifest of a report that this product issued, with a valid signature; null: none. */
  readonly issued?: Manifest | null;
  readonly weights?: AlignmentWeights;
}

/**
 * Reads a report of an office: every numeral and mask with its class, and for each number the indicators of the pack
 * that fit, the best first. What its manifest or the words of the pack determine is taken over; only the rest is
 * compared.
 * @param source the report; offsets of the answer are UTF-16 code units of it
 */
export function learnReport(
  source: string,
  pack: Pack,
  { issued = null, weights = ALIGNMENT_WEIGHTS }: LearningAids = {},
): readonly LearnedToken[] {
  const { text, headingAt } = unfoldTables(source);
  const places = knownPlaces(text, pack, issued);
  const found = withKnown(text, findTokens(text, headingAt), places);
  const placeAt = new Map(places.map((place) => [place.start, place]));
  const profiles = profilesOf(pack);
  const possible = found.filter((token) => token.class === 'number');
  const fits = (numbers: readonly FoundToken[]): readonly { context: TokenContext; fits: readonly Fit[] }[] =>
    contextsOf(text, numbers).map((context, index) => ({
      context,
      fits:
        knownFit(placeAt.get(numbers[index]?.start ?? -1), profiles) ??
        fitsOf(context, numbers[index]?.unit ?? null, profiles),
    }));
  const first = fits(possible);
  // A doubtful numeral without a fitting indicator is an expression; without it its neighbours have other contexts.
  const numbers = possible.filter(({ doubtful }, index) => !doubtful || isCertain(first[index]?.fits[0]));
  const read = numbers.length === possible.length ? first : fits(numbers);
  const chosen = alignTokens(
    read.map(({ context, fits: candidates }, index) => alignedOf(text, numbers, index, context, candidates)),
    weights,
  );
  const indexes = new Map(numbers.map((token, index) => [token.start, index]));
  const tokens = found.map((token) => {
    const index = indexes.get(token.start);
    const known = placeAt.get(token.start);
    if (index === undefined) return outside(token, known);
    const one = read[index];
    // A doubtful numeral is kept only because an indicator fits it.
    const profile = chosen[index] ?? (token.doubtful ? (one?.fits[0]?.profile ?? null) : null);
    if (known && profile) return certain(token, profile, known);
    if (profile === null && isExpression(token, text)) return outside(token, undefined);
    return learned(token, one?.fits ?? [], profile, one?.context);
  });
  return findTies(tokens);
}

/** The single indicator of a known number; undefined for numbers that are compared. */
function knownFit(
  place: KnownPlace | undefined,
  { all }: ReturnType<typeof profilesOf>,
): readonly Fit[] | undefined {
  if (place?.kind !== 'fact') return undefined;
  const profile = all.find(({ indicator }) => indicator.id === place.name);
  return profile && [{ profile, score: KNOWN_SCORE, unit: 1, shared: [] }];
}

function isCertain(fit: Fit | undefined): boolean {
  if (fit === undefined || fit.unit !== 1) return false;
  return fit.score >= (/^[种级]$/u.test(fit.profile.indicator.unit) ? CERTAIN.rare : CERTAIN.common);
}

/** “五家党组”: a small spelled numeral before a noun that no indicator counts names a group. */
function isExpression({ form, start, text: words, tail, unit }: FoundToken, text: string): boolean {
  return (
    form === 'spelled' &&
    words.length === 1 &&
    /^[家个项种级支]$/u.test(unit ?? '') &&
    !wasDone(text.slice(Math.max(0, start - 6), start)) &&
    /\p{Script=Han}/u.test(text[tail] ?? '')
  );
}

function alignedOf(
  text: string,
  numbers: readonly FoundToken[],
  index: number,
  { isPart, borrowed }: TokenContext,
  fits: readonly Fit[],
): Aligned {
  const between = text.slice(numbers[index - 1]?.tail ?? 0, numbers[index]?.start ?? 0);
  const nearness =
    between.includes('\n') || index === 0 ? 'far' : between.includes('。') ? 'paragraph' : 'sentence';
  return { fits, nearness, isPart, borrowed };
}

function outside(
  { start, end, text, unit, ...token }: FoundToken,
  known: KnownPlace | undefined,
): LearnedToken {
  const kind = token.class === 'number' ? 'literal' : token.class;
  const parameter = known?.kind === 'parameter' ? known.name : null;
  return {
    start,
    end,
    text,
    class: kind,
    unit,
    indicator: null,
    candidates: [],
    tied: [],
    parameter,
    certain: parameter !== null,
  };
}

function certain(
  { start, end, text, unit }: FoundToken,
  { indicator: { id } }: Profile,
  { by }: KnownPlace,
): LearnedToken {
  const reason =
    by === 'manifest' ? '报告由本系统印发，随报告的清单写明是它' : '这一句与定义包的文稿一字不差，原处是它';
  const candidates = [{ indicator: id, score: 1, reasons: [reason] }];
  return {
    start,
    end,
    text,
    class: 'number',
    unit,
    indicator: id,
    candidates,
    tied: [],
    parameter: null,
    certain: true,
  };
}

function learned(
  { start, end, text, unit }: FoundToken,
  fits: readonly Fit[],
  chosen: Profile | null,
  context: TokenContext | undefined,
): LearnedToken {
  const id = chosen?.indicator.id ?? null;
  const ranked = fits
    .toSorted((a, b) => Number(b.profile === chosen) - Number(a.profile === chosen))
    .slice(0, SHOWN);
  const candidates: readonly Candidate[] = ranked.map((fit) => ({
    indicator: fit.profile.indicator.id,
    score: Math.round(Math.min(1, fit.score) * 1000) / 1000,
    reasons: reasonsOf(fit, unit, context, fit.profile === chosen && fit !== fits[0]),
  }));
  return {
    start,
    end,
    text,
    class: 'number',
    unit,
    indicator: id,
    candidates,
    tied: [],
    parameter: null,
    certain: false,
  };
}

import type { LearnedToken } from './learned-token.ts';

/** Scores closer than this do not decide between two indicators. */
const NEAR = 0.03;
/** Two numbers of the same form may have been exchanged when the exchanged assignment scores at least this part. */
const SWAPPED = 0.85;

/**
 * Marks each number for which another indicator fits about as well as the proposed one: by its words, where nothing
 * else decides, or because two numbers have the same form (16名, 16位) and could be exchanged, which nobody would notice
 * in the values.
 */
export function findTies(tokens: readonly LearnedToken[]): readonly LearnedToken[] {
  const bySame = new Map<string, LearnedToken[]>();
  for (const token of tokens)
    if (token.indicator !== null && !token.certain)
      bySame.set(token.text, [...(bySame.get(token.text) ?? []), token]);
  return tokens.map((token) => {
    if (token.indicator === null || token.certain) return token;
    const own = scoreOf(token, token.indicator);
    // Where another indicator fits better by its words, the numbers around it decided for the proposed one.
    const near = token.candidates
      .filter(({ indicator, score }) => indicator !== token.indicator && score <= own && own - score <= NEAR)
      .map(({ indicator }) => indicator);
    const swapped = (bySame.get(token.text) ?? []).flatMap(({ indicator, ...other }) =>
      indicator !== null && indicator !== token.indicator && maySwap(token, { ...other, indicator })
        ? [indicator]
        : [],
    );
    return { ...token, tied: [...new Set([...near, ...swapped])] };
  });
}

/** Whether a number is tied with another of the same value, which could stand at its place. */
export function isExchangeable(token: LearnedToken, tokens: readonly LearnedToken[]): boolean {
  return tokens.some(
    ({ start, text, indicator }) =>
      start !== token.start && text === token.text && indicator !== null && token.tied.includes(indicator),
  );
}

function maySwap(a: LearnedToken, b: LearnedToken): boolean {
  if (a.indicator === null || b.indicator === null) return false;
  const [aIsB, bIsA] = [scoreOf(a, b.indicator), scoreOf(b, a.indicator)];
  const asProposed = scoreOf(a, a.indicator) + scoreOf(b, b.indicator);
  return aIsB > 0 && bIsA > 0 && aIsB + bIsA >= SWAPPED * asProposed;
}

function scoreOf({ candidates }: LearnedToken, indicator: string): number {
  return candidates.find((one) => one.indicator === indicator)?.score ?? 0;
}

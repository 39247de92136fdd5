import type { Fit } from './score-token.ts';
import type { TokenContext } from './token-context.ts';

/** Why an indicator was proposed, in words for the user who confirms it. */
export function reasonsOf(
  { profile, shared, unit }: Fit,
  written: string | null,
  context: TokenContext | undefined,
  byNeighbours: boolean,
): readonly string[] {
  const { title, unit: own } = profile.indicator;
  const reasons: string[] = [];
  const words = joined(shared.slice(0, 6), context?.words ?? '');
  if (words !== '') reasons.push(`前后文有“${words}”，与“${title}”相合`);
  if (written !== null)
    reasons.push(unit === 1 ? `单位都是“${written}”` : `单位写“${written}”，指标是“${own}”`);
  if (context?.borrowed === true) reasons.push('前后没有文字，接着前一个数理解');
  if (context?.isPart === true) reasons.push('在“其中”之后，是前面数字的一部分');
  if (byNeighbours) reasons.push('按前后数字的关系和顺序选定');
  return reasons;
}

/** Pairs that overlap in the text as the words they came from: 宣讲 and 讲场 → 宣讲场. */
function joined(pairs: readonly string[], text: string): string {
  const marks = new Set<number>();
  for (const pair of pairs) {
    const at = text.indexOf(pair);
    if (at >= 0) marks.add(at).add(at + 1);
  }
  let words = '';
  let last = -1;
  for (const at of [...marks].toSorted((a, b) => a - b)) {
    if (last !== -1 && at !== last + 1) words += '、';
    words += text[at] ?? '';
    last = at;
  }
  return words;
}

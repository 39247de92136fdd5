import type { Pack } from '#model/pack/types.ts';
import { pairsOf } from './grams.ts';
import { writtenYear } from '#model/time/written-year.ts';
import type { LearnedToken } from './learned-token.ts';

/** A year that was left open: xx年, 20xx年. */
const MASKED = /^(?:19|20)?[xXｘＸ×╳✕＊*○□△_＿]+$/u;

/** A name or a year of an old report that changes every year, and its probable parameter. */
export interface ProposedName {
  readonly start: number;
  readonly end: number;
  /** Null: it is a parameter, but unknown which. */
  readonly parameter: string | null;
}

/** The names and years that are parameters, in the order of the text. */
export function proposeNames(
  text: string,
  tokens: readonly LearnedToken[],
  pack: Pick<Pack, 'parameters'>,
): readonly ProposedName[] {
  const year = reportYear(tokens);
  return tokens.flatMap((token): readonly ProposedName[] => {
    const { start, end } = token;
    if (token.parameter !== null) return [{ start, end, parameter: token.parameter }];
    if (token.class === 'name') {
      if (text[end] === '市' || text[end] === '县') return [{ start, end: end + 1, parameter: 'city_name' }];
      return [{ start, end, parameter: parameterFor(text, token, pack) }];
    }
    // “三年来” is a length of time and no year.
    const isYear =
      token.class === 'period' &&
      text.startsWith('年', end) &&
      (writtenYear(token.text) === Number(year) || MASKED.test(token.text));
    return isYear ? [{ start, end, parameter: 'report_year' }] : [];
  });
}

/** The year that occurs most often, in digits or Chinese numerals. */
export function reportYear(tokens: readonly LearnedToken[]): string {
  const counts = new Map<number, number>();
  for (const { class: kind, text } of tokens) {
    const year = kind === 'period' ? writtenYear(text) : null;
    if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  return String([...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 2021);
}

/** The parameter whose title shares most words with the words around a name. */
function parameterFor(
  text: string,
  { start, end }: LearnedToken,
  pack: Pick<Pack, 'parameters'>,
): string | null {
  const around = new Set([
    ...pairsOf(text.slice(Math.max(0, start - 4), start)),
    ...pairsOf(text.slice(end, end + 10)),
  ]);
  const [best, second] = [...pack.parameters]
    .map(([name, title]) => ({ name, shared: pairsOf(title).filter((pair) => around.has(pair)).length }))
    .toSorted((a, b) => b.shared - a.shared);
  return best !== undefined && best.shared > (second?.shared ?? 0) ? best.name : null;
}

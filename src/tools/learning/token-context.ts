import { addPairs, type Grams, pairsOf } from './grams.ts';
import type { FoundToken } from '#proof/quantities/token.ts';
import { isUnitWord } from '#proof/quantities/unit-after.ts';

/** The words around a number; nearer ones weigh more. */
export interface TokenContext {
  /** Pairs of the clause itself: the counted thing. */
  readonly near: readonly string[];
  /** All pairs with the weight of their distance. */
  readonly grams: Grams;
  /** The words that `near` was made of, for the reasons. */
  readonly words: string;
  /** 其中 is between the previous number and this one. */
  readonly isPart: boolean;
  /** No words before or after: “12起【15】人” takes those of the number before. */
  readonly borrowed: boolean;
}

const WEIGHT = { near: 1, borrowed: 0.85, list: 0.45, sentence: 0.4, lead: 0.25, heading: 0.15 };
/** Words farther away than any paragraph is long are ignored, which bounds the time for a file of one endless line. */
const FAR = 2000;
const CLAUSE = /[，。；：、！？\n]/u;
const HAN = /\p{Script=Han}/gu;

/** The contexts of all numbers of a text, in order. */
export function contextsOf(text: string, numbers: readonly FoundToken[]): readonly TokenContext[] {
  const contexts: TokenContext[] = [];
  const headings = headingsOf(text);
  numbers.forEach((token, index) => {
    const heading = headings.findLast(({ start }) => start < token.start)?.words ?? '';
    contexts.push(contextOf(text, token, numbers[index - 1], numbers[index + 1], contexts.at(-1), heading));
  });
  return contexts;
}

function contextOf(
  text: string,
  token: FoundToken,
  previous: FoundToken | undefined,
  next: FoundToken | undefined,
  last: TokenContext | undefined,
  heading: string,
): TokenContext {
  const line = Math.max(text.lastIndexOf('\n', token.start - 1) + 1, token.start - FAR);
  const sentence = Math.max(line, lastOf(text, token.start, /[。；！？]/u) + 1);
  const from = Math.max(previous?.tail ?? 0, sentence);
  const before = text.slice(from, token.start);
  const stop = text.indexOf('\n', token.tail);
  const lineEnd = Math.min(stop === -1 ? text.length : stop, token.tail + FAR);
  const until = Math.min(next?.start ?? text.length, lineEnd);
  const after = text.slice(token.tail, until);
  const head = lastClause(before);
  const tail = after.split(CLAUSE, 1)[0] ?? '';
  const own = `${head}\u0000${tail}`;
  const isPart =
    before.includes('其中') ||
    (last?.isPart === true &&
      /^、?[^，。；\n]{0,8}$/u.test(before) &&
      previous !== undefined &&
      previous.tail >= sentence);
  const alone = !/\p{Script=Han}/u.test(text.slice(line, token.start) + text.slice(token.tail, lineEnd));
  const cell = alone ? cellWords(text, line, lineEnd) : '';
  const borrowed =
    cell === '' &&
    (own.match(HAN) ?? []).length < 2 &&
    last !== undefined &&
    previous !== undefined &&
    previous.tail >= sentence;
  const words = borrowed ? last.words : cell === '' ? own : cell;
  const grams = new Map<string, number>();
  addPairs(grams, heading, WEIGHT.heading);
  addPairs(grams, leadOf(text.slice(line, token.start)), WEIGHT.lead);
  addPairs(grams, text.slice(sentence, token.start), WEIGHT.sentence);
  addPairs(
    grams,
    `${before}\u0000${/^[^。；\n]*/u.exec(text.slice(token.tail, lineEnd))?.[0] ?? ''}`,
    WEIGHT.list,
  );
  addPairs(grams, words, borrowed ? WEIGHT.borrowed : WEIGHT.near);
  return { near: pairsOf(words), grams, words: readable(words), isPart, borrowed };
}

/** The clause before the number, extended back over 、 and brackets while it is too short. */
function lastClause(before: string): string {
  let start = before.length;
  for (let at = before.length - 1; at >= 0; at--) {
    const character = before[at] ?? '';
    if (/[，。；：\n]/u.test(character) && (before.slice(at + 1).match(HAN) ?? []).length >= 2) break;
    start = at;
  }
  return before.slice(start);
}

/** The label of a cell that holds only a number: the cells before it, without units and row numbers. */
function cellWords(text: string, line: number, lineEnd: number): string {
  const words: string[] = [];
  for (const cell of text
    .slice(Math.max(0, line - 200), line)
    .split('\n')
    .toReversed()) {
    const label = cell.trim();
    if (label === '' || isUnitWord(label)) continue;
    // A cell with another number: last year's beside this year's.
    if (!/\p{Script=Han}/u.test(label)) continue;
    words.unshift(label);
    if (words.length === 1) break;
  }
  return words.length > 0 ? words.join('\u0000') : (text.slice(lineEnd).trim().split('\n', 1)[0] ?? '');
}

/** The first words of the paragraph: “二是强化日常监督。” */
function leadOf(paragraph: string): string {
  const start = Math.max(
    ...[...paragraph.matchAll(/[一二三四五六七八九十]是/gu)].map(({ index }) => index),
    0,
  );
  return /^[^。，；]*/u.exec(paragraph.slice(start))?.[0] ?? '';
}

/** The lines that look like headings, with where they start. */
function headingsOf(text: string): readonly { readonly start: number; readonly words: string }[] {
  const form = /^[^\S\n]*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]).*$/gmu;
  return [...text.matchAll(form)].flatMap(({ index, 0: words }) =>
    words.trim().length <= 40 ? { start: index, words } : [],
  );
}

function lastOf(text: string, before: number, stop: RegExp): number {
  for (let at = before - 1; at >= Math.max(0, before - FAR); at--) if (stop.test(text[at] ?? '')) return at;
  return -1;
}

function readable(words: string): string {
  return words.replaceAll('\u0000', '…').trim();
}

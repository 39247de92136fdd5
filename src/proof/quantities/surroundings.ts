import { isUnitWord } from './unit-after.ts';

/** The text around an atom, as far as its class depends on it. */
export interface Surroundings {
  /** The line up to the atom, and from its end. */
  readonly before: string;
  readonly after: string;
  /** The text between the quotation or book-title marks around the atom; null outside of them. */
  readonly quoted: { readonly mark: '“' | '《'; readonly content: string } | null;
  /** Non-empty lines before and after, nearest first: the cells of a table. */
  readonly linesBefore: readonly string[];
  readonly lineAfter: string;
}

const CLOSING = { '“': '”', '《': '》' } as const;

// What decides a class is near; the limit keeps the cost flat in a file of one endless line.
const NEAR = 300;

export function surroundings(text: string, start: number, end: number): Surroundings {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const to = stop === -1 ? text.length : stop;
  const before = text.slice(Math.max(from, start - NEAR), start);
  const after = text.slice(end, Math.min(to, end + NEAR));
  return {
    before,
    after,
    quoted: quotedIn(before, text.slice(start, end), after),
    linesBefore: text
      .slice(Math.max(0, from - 200), from)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .toReversed()
      .slice(0, 4),
    lineAfter:
      text
        .slice(to, to + NEAR)
        .trimStart()
        .split('\n', 1)[0] ?? '',
  };
}

function quotedIn(before: string, atom: string, after: string): Surroundings['quoted'] {
  // Book titles may contain quotations: the outer mark shows that this is a name.
  for (const mark of ['《', '“'] as const) {
    const open = before.lastIndexOf(mark);
    const close = after.indexOf(CLOSING[mark]);
    if (open === -1 || close === -1 || before.includes(CLOSING[mark], open)) continue;
    return { mark, content: before.slice(open + 1) + atom + after.slice(0, close) };
  }
  // Straight quotes do not distinguish opening from closing: only a quotation of the numeral itself counts.
  if (/["'＂]$/u.test(before) && /^["'＂]/u.test(after)) return { mark: '“', content: atom };
  return null;
}

/** Whether the atom, with its unit, fills its line: a cell of a table. */
export function isCell({ before, after }: Surroundings): boolean {
  const rest = after.trim();
  return before.trim() === '' && (rest === '' || isUnitWord(rest.replace(/^[余多]/u, '')));
}

/** The unit that a table gives beside the number: in a cell of its own or in brackets after the label. */
export function unitOfCell({ before, linesBefore, lineAfter }: Surroundings): string | null {
  const label = /[（(]([^（）()]{1,4})[）)]\s*[:：]?\s*$/u;
  if (before.trim() === '' && isUnitWord(lineAfter)) return lineAfter.trim();
  for (const words of before.trim() === '' ? linesBefore.slice(0, 2) : [before]) {
    // After another number the cells belong to another row.
    if (!/\p{Script=Han}/u.test(words)) return null;
    if (isUnitWord(words)) return words.trim();
    const unit = label.exec(words)?.[1];
    if (unit !== undefined && isUnitWord(unit)) return unit;
  }
  return null;
}

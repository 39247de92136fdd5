/** Width of a text in characters of its size: ASCII is half as wide as a Chinese character. */
export function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u007f' ? 0.5 : 1;
  return width;
}

/**
 * Breaks a title by meaning (GB/T 9704-2012, 7.3.1): as few lines as fit, as even as possible, and no line of a single
 * character.
 * @param pieces stretches that belong together; a line ends only where one ends, unless a piece alone is too long, or
 *   the pieces cannot be arranged: then between characters
 * @param capacity characters that fit on a line
 */
export function breakTitle(pieces: readonly string[], capacity: number): readonly string[] {
  const whole = pieces.join('');
  if (widthInCharacters(whole) <= capacity) return [whole];
  return arrange(pieces, capacity) ?? arrange(unbreakable(whole), capacity) ?? [whole];
}

/** Characters, except that a number stays whole and no line begins with a closing or ends with an opening mark. */
function unbreakable(text: string): readonly string[] {
  return text.match(/[《“‘（〔]*(?:[!-~]+|[^!-~])[》”’）〕，、。：；的]*/gu) ?? [];
}

interface Arrangement {
  readonly lines: readonly string[];
  /** Sum of the squares of the widths: the smaller, the more even. */
  readonly cost: number;
}

/** Fewest lines first, then the most even: dynamic programming over (pieces used), one round for each line. */
function arrange(pieces: readonly string[], capacity: number): readonly string[] | null {
  let reached = new Map<number, Arrangement>([[0, { lines: [], cost: 0 }]]);
  for (let count = 1; count <= pieces.length; count += 1) {
    const next = new Map<number, Arrangement>();
    for (const [used, { lines, cost }] of reached) {
      for (let end = used + 1; end <= pieces.length; end += 1) {
        const line = pieces.slice(used, end).join('');
        const width = widthInCharacters(line);
        if (width > capacity) break;
        if (width < 2) continue;
        const total = cost + width * width;
        if (total < (next.get(end)?.cost ?? Number.POSITIVE_INFINITY)) {
          next.set(end, { lines: [...lines, line], cost: total });
        }
      }
    }
    const done = next.get(pieces.length);
    if (done !== undefined) return done.lines;
    reached = next;
  }
  return null;
}

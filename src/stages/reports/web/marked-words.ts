/** A stretch of a text, and whether the other text lacks it. */
export interface Stretch {
  readonly text: string;
  readonly marked: boolean;
}

/** Two texts with their differences. */
export interface MarkedPair {
  readonly before: readonly Stretch[];
  readonly after: readonly Stretch[];
}

/** A number is compared as a whole, everything else by character. */
const TOKEN = /\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu;

interface Step {
  readonly text: string;
  readonly side: 'both' | 'before' | 'after';
}

/**
 * Marks the differences between two wordings of a paragraph: the fewest characters and numbers without which both are
 * equal.
 * @returns the stretches of each, in order; joined they are the text again
 */
export function markWords(before: string, after: string): MarkedPair {
  const [was, is] = [before.match(TOKEN) ?? [], after.match(TOKEN) ?? []];
  const steps = withoutIslands(stepsOf(was, is));
  return { before: stretches(steps, 'before'), after: stretches(steps, 'after') };
}

function stepsOf(was: readonly string[], is: readonly string[]): readonly Step[] {
  const lengths = commonLengths(was, is);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    const [old, young] = [was[i], is[j]];
    if (old !== undefined && old === young) {
      steps.push({ text: old, side: 'both' });
      i += 1;
      j += 1;
    } else if (old !== undefined && (young === undefined || lengthAt(i + 1, j) >= lengthAt(i, j + 1))) {
      steps.push({ text: old, side: 'before' });
      i += 1;
    } else if (young !== undefined) {
      steps.push({ text: young, side: 'after' });
      j += 1;
    }
  }
  return steps;

  function lengthAt(from: number, to: number): number {
    return lengths[from]?.[to] ?? 0;
  }
}

/** A single common character between two changes is noise; it is marked with them, so that the change reads as one. */
function withoutIslands(steps: readonly Step[]): readonly Step[] {
  return steps.flatMap((step, at): readonly Step[] => {
    const [left, right] = [steps[at - 1], steps[at + 1]];
    const alone = left !== undefined && right !== undefined && left.side !== 'both' && right.side !== 'both';
    if (step.side !== 'both' || !alone || /\d/u.test(step.text)) return [step];
    return [
      { text: step.text, side: 'before' },
      { text: step.text, side: 'after' },
    ];
  });
}

function stretches(steps: readonly Step[], side: 'before' | 'after'): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const step of steps) {
    if (step.side !== 'both' && step.side !== side) continue;
    const marked = step.side === side;
    const last = found.at(-1);
    if (last?.marked === marked) found[found.length - 1] = { text: last.text + step.text, marked };
    else found.push({ text: step.text, marked });
  }
  return found;
}

/** Number of common tokens in the rest of the texts, from each pair of places on. */
function commonLengths(was: readonly string[], is: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: was.length + 1 }, () => new Uint16Array(is.length + 1));
  for (let i = was.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i], lengths[i + 1]];
    if (!row || !below) continue;
    for (let j = is.length - 1; j >= 0; j--)
      row[j] = was[i] === is[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
  }
  return lengths;
}

import type { Manifest } from '#proof/manifest/manifest.ts';

/** The printed text of an issued version, from its manifest. */
export interface IssuedText {
  readonly text: Pick<Manifest['text'], 'blocks'>;
  readonly facts: readonly Pick<Manifest['facts'][number], 'slot' | 'printed'>[];
}

/** One place of two texts side by side; null where a text has no such paragraph. */
export interface AlignedParagraph {
  readonly state: 'same' | 'changed' | 'added' | 'removed';
  readonly before: string | null;
  readonly after: string | null;
}

interface Paragraph {
  /** Its words with slots instead of numbers: a changed number does not make it another paragraph. */
  readonly pattern: string;
  readonly printed: string;
}

/**
 * Aligns the paragraphs of two versions, in the order of both texts.
 * @returns each paragraph of either text exactly once; paragraphs between two common ones are paired in order
 */
export function alignVersions(before: IssuedText, after: IssuedText): readonly AlignedParagraph[] {
  const [was, is] = [paragraphsOf(before), paragraphsOf(after)];
  const lengths = commonLengths(was, is);
  const aligned: AlignedParagraph[] = [];
  let [gone, come]: [Paragraph[], Paragraph[]] = [[], []];
  const close = (): void => {
    for (let at = 0; at < Math.max(gone.length, come.length); at++)
      aligned.push(pairOf(gone[at] ?? null, come[at] ?? null));
    [gone, come] = [[], []];
  };
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    const [old, young] = [was[i], is[j]];
    if (old && young && old.pattern === young.pattern) {
      close();
      aligned.push(pairOf(old, young));
      i++;
      j++;
    } else if (old && (!young || (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))) {
      gone.push(old);
      i++;
    } else if (young) {
      come.push(young);
      j++;
    }
  }
  close();
  return aligned;
}

function pairOf(before: Paragraph | null, after: Paragraph | null): AlignedParagraph {
  const [was, is] = [before?.printed ?? null, after?.printed ?? null];
  const state = was === null ? 'added' : is === null ? 'removed' : was === is ? 'same' : 'changed';
  return { state, before: was, after: is };
}

function paragraphsOf({ text, facts }: IssuedText): readonly Paragraph[] {
  // The noun of a number is in the words after it.
  const printed = new Map(facts.map((fact) => [fact.slot, fact.printed]));
  return text.blocks.map(({ kind, inlines }) => ({
    pattern: JSON.stringify([kind, inlines]),
    printed: inlines
      .map((piece) => (typeof piece === 'string' ? piece : (printed.get(piece.slot) ?? `［${piece.slot}］`)))
      .join(''),
  }));
}

/** Number of common paragraphs in the rest of the texts, from each pair of places on. */
function commonLengths(was: readonly Paragraph[], is: readonly Paragraph[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: was.length + 1 }, () =>
    Array.from({ length: is.length + 1 }, () => 0),
  );
  for (let i = was.length - 1; i >= 0; i--)
    for (let j = is.length - 1; j >= 0; j--) {
      const row = lengths[i] ?? [];
      const below = lengths[i + 1] ?? [];
      row[j] =
        was[i]?.pattern === is[j]?.pattern
          ? 1 + (below[j + 1] ?? 0)
          : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  return lengths;
}

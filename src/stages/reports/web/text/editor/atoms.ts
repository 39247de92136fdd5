/**
 * A part of a text that the editor treats as one unit: the caret passes it in one step, Backspace and Delete remove it
 * whole. Offsets are those of the stored text.
 */
export type Atom =
  /** `[[indicator]]`, `{{parameter}}`: displayed as it will be printed. */
  | { readonly kind: 'number' | 'name'; readonly from: number; readonly to: number; readonly word: string }
  /** The empty line between two paragraphs, with the `## ` of a heading behind it. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number; readonly mark: number }
  /** The `## ` of a heading that no empty line precedes. */
  | { readonly kind: 'mark'; readonly from: number; readonly to: number };

const CHIP = /\[\[([^[\]\n]+)\]\]|\{\{([^{}\n]+)\}\}/g;
const GAP = /\n\n(## )?/g;
const MARK = /(?<=^|\n)## /g;

/**
 * The atoms of a text, in order, without overlaps.
 * @param lines whether it has paragraphs; a title has none
 */
export function atomsOf(text: string, lines: boolean): readonly Atom[] {
  const atoms: Atom[] = [];
  for (const { index, 0: whole, 1: number, 2: name } of text.matchAll(CHIP)) {
    const [kind, word] =
      number === undefined ? (['name', name ?? ''] as const) : (['number', number] as const);
    atoms.push({ kind, from: index, to: index + whole.length, word });
  }
  if (!lines) return atoms;
  const marked = new Set<number>();
  for (const { index, 0: whole, 1: mark } of text.matchAll(GAP)) {
    const to = index + whole.length;
    atoms.push({ kind: 'gap', from: index, to, mark: mark?.length ?? 0 });
    if (mark !== undefined) marked.add(to);
  }
  for (const { index, 0: whole } of text.matchAll(MARK)) {
    const to = index + whole.length;
    if (!marked.has(to)) atoms.push({ kind: 'mark', from: index, to });
  }
  return atoms.toSorted((a, b) => a.from - b.from);
}

/** The allowed place for a caret inside an atom: the nearer end; for a gap the end on its own line. */
export function besideAtom(atoms: readonly Atom[], at: number): number {
  const inside = atoms.find(({ from, to }) => from < at && at < to);
  if (!inside) return at;
  if (inside.kind === 'gap') return at < inside.from + 2 ? inside.from : inside.to;
  if (inside.kind === 'mark') return inside.to;
  return at - inside.from < inside.to - at ? inside.from : inside.to;
}

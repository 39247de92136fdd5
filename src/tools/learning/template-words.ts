import type { Inline, ReportTemplate } from '#model/report/template.ts';

/** Where the pack's own report text uses an indicator. */
export interface TemplateWords {
  /** The words of its clause, before and after the slot. */
  readonly clause: string;
  /** The sentence up to the clause. */
  readonly sentence: string;
  readonly heading: string;
  /** Counted over the slots of the text. */
  readonly order: number;
}

/** The words around each slot of the report texts of a pack; the first place of an indicator counts. */
export function templateWords(reports: readonly ReportTemplate[]): ReadonlyMap<string, TemplateWords> {
  const words = new Map<string, TemplateWords>();
  for (const report of reports) {
    let heading = '';
    for (const block of report.blocks) {
      if (block.kind === 'heading') heading = textOf(block.inlines);
      else addParagraph(block.inlines, heading, words);
    }
  }
  return words;
}

function addParagraph(inlines: readonly Inline[], heading: string, words: Map<string, TemplateWords>): void {
  let before = '';
  inlines.forEach((piece, index) => {
    if (piece.kind === 'fact' && !words.has(piece.indicator)) {
      const rest = textOf(inlines.slice(index + 1, nextFact(inlines, index)));
      const sentence = before.slice(before.lastIndexOf('。') + 1);
      const start =
        Math.max(...['，', '；', '：', '、', '\u0000'].map((stop) => sentence.lastIndexOf(stop))) + 1;
      words.set(piece.indicator, {
        clause: `${sentence.slice(start)}\u0000${/^[^，。；：]*/u.exec(rest)?.[0] ?? ''}`,
        sentence: sentence.slice(0, start),
        heading,
        order: words.size,
      });
    }
    before += piece.kind === 'text' ? piece.text : '\u0000';
  });
}

function nextFact(inlines: readonly Inline[], after: number): number {
  const found = inlines.findIndex((piece, index) => index > after && piece.kind === 'fact');
  return found === -1 ? inlines.length : found;
}

function textOf(inlines: readonly Inline[]): string {
  return inlines.map((piece) => (piece.kind === 'text' ? piece.text : '\u0000')).join('');
}

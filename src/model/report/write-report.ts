import type { Inline, ReportTemplate } from './template.ts';

/**
 * Writes a text in the form in which authors write it: `parseReport` reads the same text from it again, except for the
 * numbers of its lines. Additions of a city's pack are written in their places.
 */
export function writeReport(text: ReportTemplate): string {
  const front = [
    `report: ${text.id}`,
    `title: ${written(text.title)}`,
    `addressee: ${written(text.addressee)}`,
    `signer: ${written(text.signer)}`,
    `sections: [${text.sections.join(', ')}]`,
    // Without closing paragraphs the key is left out.
    ...(text.closing === 0 ? [] : [`closing: ${text.closing}`]),
    `effective_from: ${text.effectiveFrom}`,
  ];
  const blocks = text.blocks.map(({ kind, inlines }) =>
    kind === 'heading' ? `## ${written(inlines)}` : written(inlines),
  );
  return `---\n${front.join('\n')}\n---\n\n${blocks.join('\n\n')}\n`;
}

/** Two adjacent texts were two lines of one paragraph. */
function written(inlines: readonly Inline[]): string {
  return inlines
    .map((piece, at) => {
      if (piece.kind === 'fact') return `[[${piece.indicator}]]`;
      if (piece.kind === 'parameter') return `{{${piece.name}}}`;
      return inlines[at - 1]?.kind === 'text' ? `\n${piece.text}` : piece.text;
    })
    .join('');
}

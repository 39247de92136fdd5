import type { ReportText } from '../consistency/report-text.ts';

/**
 * A report as it appears to readers who know only the print of some numbers: these numbers become words, as if
 * handwritten. Contradictions are then found by the values that the print may stand for, with the same result for every
 * reader.
 * @param printed of the numbers whose values are not published, by slot
 */
export function publicText(
  text: ReportText,
  printed: ReadonlyMap<string, string>,
  withheldValues: ReadonlySet<string>,
): ReportText {
  if (printed.size === 0 && withheldValues.size === 0) return text;
  return {
    ...text,
    blocks: text.blocks.map(({ kind, inlines }) => ({
      kind,
      inlines: inlines.map((piece) =>
        typeof piece === 'string' ? piece : (printed.get(piece.slot) ?? piece),
      ),
    })),
    numbers: text.numbers.filter(({ slot }) => !printed.has(slot)),
    values: new Map([...text.values].filter(([id]) => !withheldValues.has(id))),
    rules: text.rules.filter(({ values }) =>
      Object.keys(values).every((id) => !withheldValues.has(id) && !printed.has(id)),
    ),
    lastYear: new Map([...text.lastYear].filter(([slot]) => !printed.has(slot))),
  };
}

import type { Block, Inline, ReportTemplate } from './template.ts';

/** One place where the text prints an indicator. */
interface FactUse {
  readonly indicator: string;
  readonly line: number;
  /** Number of the section, 0 before the first heading. */
  readonly section: number;
  /** The words right after the number, up to the next number or parameter: they must begin with its noun. */
  readonly following: string;
}

/** The numbers and parameters that a text uses. */
export interface Uses {
  readonly facts: readonly FactUse[];
  readonly parameters: readonly string[];
}

/**
 * Collects what a report text uses, so that the compiler can compare it with the pack.
 * @returns facts in the order of the text, repeated when used twice; parameters once each, by first use, those of
 *   title, addressee and signer included
 */
export function reportUses(report: ReportTemplate): Uses {
  const front = [report.title, report.addressee, report.signer].map(
    (inlines) => ({ kind: 'front', inlines }) as const,
  );
  return usesOf([...front, ...report.blocks]);
}

/** As `reportUses`, for a part of a text. */
export function usesOf(
  blocks: readonly (Block | { readonly kind: 'front'; readonly inlines: readonly Inline[] })[],
): Uses {
  const facts: FactUse[] = [];
  const parameters = new Set<string>();
  let section = 0;
  for (const block of blocks) {
    if (block.kind === 'heading') section = block.number;
    block.inlines.forEach((piece, index) => {
      if (piece.kind === 'parameter') parameters.add(piece.name);
      if (piece.kind !== 'fact') return;
      let following = '';
      for (const next of block.inlines.slice(index + 1)) {
        if (next.kind !== 'text') break;
        following += next.text;
      }
      facts.push(Object.freeze({ indicator: piece.indicator, line: piece.line, section, following }));
    });
  }
  return Object.freeze({ facts: Object.freeze(facts), parameters: Object.freeze([...parameters]) });
}

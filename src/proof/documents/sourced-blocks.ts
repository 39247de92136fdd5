import type { SourcedText } from '../quantities/judge-quantities.ts';
import type { Inline, ReportTemplate } from '#model/report/template.ts';
import type { FactValue } from './document-model.ts';
import { withNeighbours } from './fill-report.ts';

/**
 * The paragraphs of a report with the source of each stretch of words: title, addressee, the blocks of the text,
 * signer. A number without a value is a gap, which contains no quantity.
 */
export function sourcedBlocks(
  { title, addressee, blocks, signer }: Pick<ReportTemplate, 'title' | 'addressee' | 'blocks' | 'signer'>,
  facts: ReadonlyMap<string, (Pick<FactValue, 'id'> & { readonly printed: string | null }) | null>,
  parameters: ReadonlyMap<string, string>,
): readonly (readonly SourcedText[])[] {
  const known = withNeighbours(parameters);
  const sourced = (piece: Inline): SourcedText => {
    if (piece.kind === 'text') return { kind: 'text', name: '', text: piece.text };
    if (piece.kind === 'parameter')
      return { kind: 'parameter', name: piece.name, text: known.get(piece.name)?.trim() ?? '' };
    const fact = facts.get(piece.indicator);
    return { kind: 'fact', name: fact?.id ?? piece.indicator, text: fact?.printed ?? '　' };
  };
  // A `|` of the author only marks where the title may be broken.
  const ofTitle = (piece: SourcedText): SourcedText =>
    piece.kind === 'text' ? { ...piece, text: piece.text.replaceAll('|', '') } : piece;
  return [
    title.map(sourced).map(ofTitle),
    addressee.map(sourced),
    ...blocks.map(({ inlines }) => inlines.map(sourced)),
    signer.map(sourced),
  ];
}

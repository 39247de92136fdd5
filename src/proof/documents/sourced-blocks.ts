import type { SourcedText } from '../quantities/judge-quantities.ts';
import type { Inline, ReportTemplate } from '#model/report/template.ts';
import type { FactValue } from './document-model.ts';
import { withNeighbours } from './fill-report.ts';

/**
 * The paragraphs of a report with where each stretch of words comes from: title, addressee, the blocks of the text, signer.
 * What has no value yet is a gap, which holds no quantity.
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
  // A `|` of the author only says where the title may be broken.
  const ofTitle = (piece: SourcedText): SourcedText =>
    piece.kind === 'text' ? { ...piece, text: piece.text.replaceAll('|', '') } : piece;
  return [
    title.map(sourced).map(ofTitle),
    addressee.map(sourced),
    ...blocks.map(({ inlines }) => inlines.map(sourced)),
    signer.map(sourced),
  ];
}

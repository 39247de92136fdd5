import type { DocumentInline, OfficialDocument } from '../documents/document-model.ts';
import type { Manifest } from './manifest.ts';

/** The words of a document in the form of its manifest: numbers by their slots. */
export function textOfDocument(document: OfficialDocument): Manifest['text'] {
  const { title, addressee, signer, blocks, properties } = document;
  return {
    title: [...title],
    document_no: properties.documentNo,
    issuer: properties.issuer,
    addressee,
    blocks: blocks.map(({ kind, inlines }) => ({
      kind,
      inlines: inlines.map((piece) => (piece.kind === 'text' ? piece.text : { slot: piece.id })),
    })),
    signer,
  };
}

/** The document that a manifest describes. A slot that the manifest does not define becomes a visible mark. */
export function documentOfManifest({
  report,
  text,
  facts,
}: Pick<Manifest, 'report' | 'text' | 'facts'>): OfficialDocument {
  const bySlot = new Map(facts.map((one) => [one.slot, one]));
  const inline = (piece: string | { readonly slot: string }): DocumentInline => {
    if (typeof piece === 'string') return { kind: 'text', text: piece };
    const fact = bySlot.get(piece.slot);
    if (!fact) return { kind: 'text', text: `［${piece.slot}］` };
    const { slot: id, indicator, title, value, value_unit: unit, printed, noun } = fact;
    // A value that is not published is not in the document either.
    return { kind: 'fact', id, indicator, title, value: value ?? '', unit, printed, noun };
  };
  return {
    title: text.title,
    addressee: text.addressee,
    blocks: text.blocks.map(({ kind, inlines }) => ({ kind, inlines: inlines.map(inline) })),
    signer: text.signer,
    date: report.date,
    properties: {
      report: report.id,
      year: String(report.year),
      documentNo: text.document_no,
      issuer: text.issuer,
    },
  };
}

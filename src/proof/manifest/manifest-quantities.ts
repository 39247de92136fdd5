import { judgeQuantities, type Quantity, type SourcedText } from '../quantities/judge-quantities.ts';
import type { Manifest } from './manifest.ts';
import type { ManifestQuantities } from './quantities-part.ts';

const NOTHING: Pick<ManifestQuantities, 'literals' | 'parameters'> = { literals: [], parameters: [] };

/**
 * The quantities of a manifest's text, judged again in the same way as before it was signed; every reader can do so. In
 * a format without `quantities` every number that comes from no ledger is unproven.
 */
export function manifestQuantities(
  manifest: Pick<Manifest, 'text' | 'facts' | 'parameters' | 'quantities'>,
): readonly Quantity[] {
  const { literals, parameters } = manifest.quantities ?? NOTHING;
  const blocks = sourcedText(manifest).map((pieces, block) =>
    withParameters(
      pieces,
      parameters.filter((one) => one.block === block),
      manifest.parameters,
    ),
  );
  return judgeQuantities(blocks, literals);
}

function sourcedText({ text, facts }: Pick<Manifest, 'text' | 'facts'>): readonly (readonly SourcedText[])[] {
  const printed = new Map(facts.map((fact) => [fact.slot, fact.printed]));
  const plain = (words: string): readonly SourcedText[] => [{ kind: 'text', name: '', text: words }];
  return [
    plain(text.title.join('')),
    plain(text.addressee),
    ...text.blocks.map(({ inlines }) =>
      inlines.map(
        (piece): SourcedText =>
          typeof piece === 'string'
            ? { kind: 'text', name: '', text: piece }
            : { kind: 'fact', name: piece.slot, text: printed.get(piece.slot) ?? '' },
      ),
    ),
    plain(text.signer),
  ];
}

/** A stretch belongs to a parameter only where it equals the value of the parameter. */
function withParameters(
  pieces: readonly SourcedText[],
  spans: ManifestQuantities['parameters'],
  values: Manifest['parameters'],
): readonly SourcedText[] {
  if (spans.length === 0) return pieces;
  let at = 0;
  return pieces.flatMap((piece): readonly SourcedText[] => {
    const from = at;
    at += piece.text.length;
    if (piece.kind !== 'text') return [piece];
    const cut: SourcedText[] = [];
    let done = 0;
    for (const { start, end, name } of spans.toSorted((a, b) => a.start - b.start)) {
      const [first, last] = [start - from, end - from];
      const words = piece.text.slice(Math.max(first, 0), Math.max(last, 0));
      if (first < done || last > piece.text.length || words === '' || values[name]?.trim() !== words)
        continue;
      cut.push({ ...piece, text: piece.text.slice(done, first) }, { kind: 'parameter', name, text: words });
      done = last;
    }
    return [...cut, { ...piece, text: piece.text.slice(done) }].filter(({ text }) => text !== '');
  });
}

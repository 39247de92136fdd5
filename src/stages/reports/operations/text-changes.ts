import { withNeighbours } from '#proof/documents/fill-report.ts';
import type { Manifest } from '#proof/manifest/manifest.ts';
import type { Inline } from '#model/report/template.ts';
import { type AlignedParagraph, alignVersions } from './align-versions.ts';
import type { IssuedVersion } from './issued-versions.ts';
import { prepareReport, type PreparedReport, type ReportRequest } from './prepare-report.ts';

type Block = Manifest['text']['blocks'][number];

/**
 * The paragraphs whose words have changed since an issued version, title, addressee and signer included, in the order
 * of both texts. A changed number in the same words is no change of the words.
 * @returns null for a version that was issued without a manifest
 */
export async function textChanges(
  request: ReportRequest,
  { proof }: Pick<IssuedVersion, 'proof'>,
): Promise<readonly AlignedParagraph[] | null> {
  if (!proof) return null;
  const prepared = await prepareReport(request);
  const facts = prepared.facts.facts.map(({ slot, printed }) => ({ slot, printed: printed ?? '　' }));
  const { text } = JSON.parse(proof.manifest) as Manifest;
  const issued = framed(text.title.join(''), text.addressee, text.blocks, text.signer);
  return alignVersions(
    { text: { blocks: issued }, facts },
    { text: { blocks: wordsNow(request, prepared) }, facts },
  ).filter(({ state }) => state !== 'same');
}

function framed(title: string, addressee: string, blocks: readonly Block[], signer: string): Block[] {
  const plain = (words: string): Block => ({ kind: 'paragraph', inlines: [words] });
  return [plain(title), plain(addressee), ...blocks, plain(signer)];
}

/** The present words, gaps included, in the form of a manifest. */
function wordsNow({ year }: ReportRequest, { template, facts, carried }: PreparedReport): Block[] {
  const lastYears = carried.map(({ parameter, value }) => [parameter, value] as const);
  const parameters = withNeighbours(
    new Map([...lastYears, ...facts.parameters, ['report_year', String(year)]]),
  );
  const slots = new Map(facts.facts.map(({ indicator, slot }) => [indicator, slot]));
  const inlines = (pieces: readonly Inline[]): Block['inlines'] => {
    const joined: (string | { slot: string })[] = [];
    for (const piece of pieces) {
      const words =
        piece.kind === 'text'
          ? piece.text
          : piece.kind === 'parameter'
            ? parameters.get(piece.name)?.trim()
            : null;
      const last = joined.at(-1);
      if (piece.kind === 'fact') joined.push({ slot: slots.get(piece.indicator) ?? piece.indicator });
      else if (typeof last === 'string') joined[joined.length - 1] = last + (words ?? '');
      else if (words) joined.push(words);
    }
    return joined;
  };
  const words = (pieces: readonly Inline[]): string =>
    inlines(pieces)
      .filter((piece) => typeof piece === 'string')
      .join('');
  return framed(
    words(template.title).replaceAll('|', ''),
    words(template.addressee),
    template.blocks.map(({ kind, inlines: pieces }) => ({ kind, inlines: inlines(pieces) })),
    words(template.signer),
  );
}

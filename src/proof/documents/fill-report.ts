import type { Block, Inline, ReportTemplate } from '#model/report/template.ts';
import type { DocumentBlock, DocumentInline, FactValue, OfficialDocument } from './document-model.ts';

/** The values that a text uses and that are missing. */
export interface Missing {
  /** Parameters without a value, in the order of the text. */
  readonly parameters: readonly string[];
  /** Indicators without a value, in the order of the text. */
  readonly indicators: readonly string[];
}

/**
 * Puts facts and parameters into a report text.
 * @param facts by indicator; null or absent is a fact without a value
 * @param parameters by name; `report_year` must be among them, `next_year` and `previous_year` follow from it
 * @param date 成文日期, "YYYY-MM-DD"
 * @returns the whole document, or all that is missing: never a document with holes, because a printed
 *   blank would be signed
 */
export function fillReport(
  template: ReportTemplate,
  facts: ReadonlyMap<string, FactValue | null>,
  parameters: ReadonlyMap<string, string>,
  date: string,
): { readonly document: OfficialDocument } | { readonly missing: Missing } {
  const known = withNeighbours(parameters);
  const lacking = { parameters: new Set<string>(), indicators: new Set<string>() };
  const fill = (piece: Inline): DocumentInline => {
    if (piece.kind === 'text') return piece;
    if (piece.kind === 'parameter') {
      const text = known.get(piece.name)?.trim() ?? '';
      if (text === '') lacking.parameters.add(piece.name);
      return { kind: 'text', text };
    }
    const fact = facts.get(piece.indicator);
    if (fact !== undefined && fact !== null && fact.printed !== '')
      return Object.freeze({ kind: 'fact', ...fact });
    lacking.indicators.add(piece.indicator);
    return { kind: 'text', text: '' };
  };
  const fillBlock = (block: Block): DocumentBlock =>
    Object.freeze({ kind: block.kind, inlines: joinTexts(block.inlines.map(fill)) });
  const words = (inlines: readonly Inline[]): string => inlines.map((piece) => textOf(fill(piece))).join('');

  const document: OfficialDocument = Object.freeze({
    // Only a `|` of the author is a break; one inside a parameter's value is an ordinary character.
    title: Object.freeze(titlePieces(template.title, (piece) => textOf(fill(piece)))),
    addressee: words(template.addressee),
    signer: words(template.signer),
    blocks: Object.freeze(template.blocks.map(fillBlock)),
    date,
    properties: Object.freeze({
      report: template.id,
      year: known.get('report_year') ?? '',
      documentNo: null,
      issuer: null,
    }),
  });
  if (!known.has('report_year')) lacking.parameters.add('report_year');
  if (lacking.parameters.size === 0 && lacking.indicators.size === 0) return { document };
  return { missing: { parameters: [...lacking.parameters], indicators: [...lacking.indicators] } };
}

/** The parameters of a text, with the years before and after that of the report. */
export function withNeighbours(parameters: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const year = parameters.get('report_year') ?? '';
  if (!/^\d{4}$/.test(year)) return parameters;
  const near = [
    ['previous_year', String(Number(year) - 1)],
    ['next_year', String(Number(year) + 1)],
  ] as const;
  return new Map([...near, ...parameters]);
}

function textOf(piece: DocumentInline): string {
  return piece.kind === 'text' ? piece.text : piece.printed;
}

function titlePieces(inlines: readonly Inline[], words: (piece: Inline) => string): string[] {
  const pieces = [''];
  for (const piece of inlines) {
    const [first = '', ...rest] = piece.kind === 'text' ? piece.text.split('|') : [words(piece)];
    pieces.push((pieces.pop() ?? '') + first, ...rest);
  }
  return pieces.filter((piece) => piece !== '');
}

/** Joins adjacent texts, so that one run of the document holds a whole stretch of words. */
function joinTexts(pieces: readonly DocumentInline[]): readonly DocumentInline[] {
  const joined: DocumentInline[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') {
      joined[joined.length - 1] = { kind: 'text', text: last.text + piece.text };
    } else if (piece.kind === 'fact' || piece.text !== '') {
      joined.push(piece);
    }
  }
  return Object.freeze(joined.map((piece) => Object.freeze(piece)));
}

import { breakTitle, widthInCharacters } from '../break-title.ts';
import { chineseDate } from '../chinese-date.ts';
import type { DocumentBlock, OfficialDocument } from '../document-model.ts';
import { element, part, text, type Xml } from '../xml.ts';
import { factControl, textRun } from './fact-control.ts';
import { PAGE, TITLE } from './layout.ts';
import { NAMESPACE } from './names.ts';
import { indent } from './styles-part.ts';

/** word/document.xml: the elements in the order of GB/T 9704-2012, 7. */
export function documentPart(document: OfficialDocument): string {
  let serial = 0;
  const last = document.blocks.length - 1;
  const block = ({ kind, inlines }: DocumentBlock, index: number): Xml =>
    paragraph(
      kind === 'heading' ? 'DocumentHeading1' : 'DocumentBody',
      // The seal must share a page with text (7.3.5.4): the last paragraph is kept with the signature.
      index === last ? [element('w:keepNext')] : [],
      inlines.map((piece) => {
        if (piece.kind === 'text') return textRun(piece.text);
        serial += 1;
        return factControl(piece, serial);
      }),
    );
  return part(
    element(
      'w:document',
      { 'xmlns:w': NAMESPACE.word, 'xmlns:r': NAMESPACE.relations },
      element(
        'w:body',
        {},
        ...numberLine(document),
        title(document.title),
        paragraph('Addressee', [], [textRun(document.addressee)]),
        ...document.blocks.map(block),
        ...signature(document),
        sectionProperties(),
      ),
    ),
  );
}

function paragraph(style: string, properties: readonly Xml[], runs: readonly Xml[]): Xml {
  const look = element('w:pPr', {}, element('w:pStyle', { 'w:val': style }), ...properties);
  return element('w:p', {}, look, ...runs);
}

/** 7.2.5 and 7.2.6: number left and 签发人 right, one character in; then two blank lines (7.3.1). */
function numberLine({ properties: { documentNo, issuer } }: OfficialDocument): readonly Xml[] {
  if (documentNo === null && issuer === null) return [];
  const rightStop = PAGE.width - PAGE.left - PAGE.right - PAGE.character;
  const tabs = element('w:tabs', {}, element('w:tab', { 'w:val': 'right', 'w:pos': rightStop }));
  const name =
    issuer === null
      ? []
      : [
          element('w:r', {}, element('w:tab')),
          textRun('签发人：'),
          textRun(issuer, element('w:rStyle', { 'w:val': 'IssuerName' })),
        ];
  const line = paragraph('Normal', [tabs, indent({ left: 100 })], [textRun(documentNo ?? ''), ...name]);
  return [line, paragraph('Normal', [], []), paragraph('Normal', [], [])];
}

function title(pieces: readonly string[]): Xml {
  const lines = breakTitle(pieces, TITLE.capacity).map((line, index) =>
    element(
      'w:r',
      {},
      ...(index === 0 ? [] : [element('w:br')]),
      element('w:t', { 'xml:space': 'preserve' }, text(line)),
    ),
  );
  return paragraph('DocumentTitle', [], lines);
}

/** 7.3.5.1: the date four characters from the right, the name centred over it, but never past the margin. */
function signature({ signer, date }: OfficialDocument): readonly Xml[] {
  const words = chineseDate(date);
  const right = 4 + (widthInCharacters(words) - widthInCharacters(signer)) / 2;
  return [
    paragraph('Signer', [indent({ right: Math.max(0, Math.round(right * 100)) })], [textRun(signer)]),
    paragraph('DocumentDate', [], [textRun(words)]),
  ];
}

function sectionProperties(): Xml {
  return element(
    'w:sectPr',
    {},
    footer('default', 'rId4'),
    footer('even', 'rId5'),
    element('w:pgSz', { 'w:w': PAGE.width, 'w:h': PAGE.height }),
    element('w:pgMar', {
      'w:top': PAGE.top,
      'w:right': PAGE.right,
      'w:bottom': PAGE.bottom,
      'w:left': PAGE.left,
      'w:header': 851,
      'w:footer': PAGE.footer,
      'w:gutter': 0,
    }),
    element('w:docGrid', {
      'w:type': 'linesAndChars',
      'w:linePitch': PAGE.linePitch,
      'w:charSpace': PAGE.characterSpace,
    }),
  );
}

function footer(type: 'default' | 'even', id: string): Xml {
  return element('w:footerReference', { 'w:type': type, 'r:id': id });
}

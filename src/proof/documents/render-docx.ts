import { strToU8, zipSync } from 'fflate';
import type { SignedManifest } from '../manifest/manifest.ts';
import type { OfficialDocument } from './document-model.ts';
import { documentPart } from './docx/document-part.ts';
import { factsPart, factsPropertiesPart } from './docx/facts-part.ts';
import { FACTS_PART } from './docx/names.ts';
import { fontTablePart, footerPart, settingsPart } from './docx/fixed-parts.ts';
import {
  appPropertiesPart,
  contentTypesPart,
  corePropertiesPart,
  relationsPart,
} from './docx/package-parts.ts';
import { stylesPart } from './docx/styles-part.ts';

/**
 * Version of the layout of the parts and their packing. Any change of a byte in either needs a new version: an issued
 * document is recognised by rendering it again (render-docx.test.ts holds the digest of one).
 */
export const DOCX_WRITER = 'mingze-docx/1';

/**
 * Renders an official document as DOCX by GB/T 9704-2012, with every number in a content control that is bound to the
 * facts in a custom XML part.
 * @param signed the manifest of an issued document, which is written into that part
 * @returns the file; the same document gives the same bytes, so that they can be digested and signed
 * @throws TypeError when the document's date is not "YYYY-MM-DD"
 */
export function renderDocx(document: OfficialDocument, signed: SignedManifest | null = null): Uint8Array {
  const files = Object.fromEntries(
    renderParts(document, signed).map(([name, content]) => [name, strToU8(content)]),
  );
  // Zip stores local time without a zone: a date built from local fields gives the same bytes in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** The parts of that file by name, in order: a verifier compares them one by one. @throws TypeError as `renderDocx` */
export function renderParts(
  document: OfficialDocument,
  signed: SignedManifest | null,
): readonly (readonly [string, string])[] {
  return [
    ['[Content_Types].xml', contentTypesPart()],
    [
      '_rels/.rels',
      relationsPart(
        ['officeDocument', 'word/document.xml'],
        [
          'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
          'docProps/core.xml',
        ],
        ['extended-properties', 'docProps/app.xml'],
      ),
    ],
    ['docProps/core.xml', corePropertiesPart(document)],
    ['docProps/app.xml', appPropertiesPart()],
    [
      'word/_rels/document.xml.rels',
      relationsPart(
        ['styles', 'styles.xml'],
        ['settings', 'settings.xml'],
        ['fontTable', 'fontTable.xml'],
        ['footer', 'footer1.xml'],
        ['footer', 'footer2.xml'],
        ['customXml', '../customXml/item1.xml'],
      ),
    ],
    ['word/document.xml', documentPart(document)],
    ['word/styles.xml', stylesPart()],
    ['word/settings.xml', settingsPart()],
    ['word/fontTable.xml', fontTablePart()],
    ['word/footer1.xml', footerPart('right')],
    ['word/footer2.xml', footerPart('left')],
    [FACTS_PART, factsPart(document, signed)],
    ['customXml/itemProps1.xml', factsPropertiesPart()],
    ['customXml/_rels/item1.xml.rels', relationsPart(['customXmlProps', 'itemProps1.xml'])],
  ];
}

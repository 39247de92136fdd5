import type { OfficialDocument } from '../document-model.ts';
import { element, part, text, type Xml } from '../xml.ts';
import { NAMESPACE } from './names.ts';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** [Content_Types].xml */
export function contentTypesPart(): string {
  const kinds: readonly (readonly [string, string])[] = [
    ['/word/document.xml', `${WORD}.document.main+xml`],
    ['/word/styles.xml', `${WORD}.styles+xml`],
    ['/word/settings.xml', `${WORD}.settings+xml`],
    ['/word/fontTable.xml', `${WORD}.fontTable+xml`],
    ['/word/footer1.xml', `${WORD}.footer+xml`],
    ['/word/footer2.xml', `${WORD}.footer+xml`],
    ['/customXml/itemProps1.xml', 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml'],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ];
  return part(
    element(
      'Types',
      { xmlns: NAMESPACE.contentTypes },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      element('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      ...kinds.map(([name, kind]) => element('Override', { PartName: name, ContentType: kind })),
    ),
  );
}

/** A .rels part: pairs of kind (the last segment, or a whole address) and target, numbered from rId1. */
export function relationsPart(...targets: readonly (readonly [kind: string, target: string])[]): string {
  const relations = targets.map(([kind, target], index) =>
    element('Relationship', {
      Id: `rId${index + 1}`,
      Type: kind.includes(':') ? kind : `${NAMESPACE.relations}/${kind}`,
      Target: target,
    }),
  );
  return part(element('Relationships', { xmlns: NAMESPACE.packageRelations }, ...relations));
}

/**
 * docProps/core.xml. Times come from the document's date, never from the clock, so that the same input gives the same
 * bytes.
 */
export function corePropertiesPart(document: OfficialDocument): string {
  const time = (name: string): Xml =>
    element(name, { 'xsi:type': 'dcterms:W3CDTF' }, text(`${document.date}T00:00:00Z`));
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, text(document.title.join(''))),
      element('dc:creator', {}, text(document.signer)),
      element('dc:language', {}, text('zh-CN')),
      time('dcterms:created'),
      time('dcterms:modified'),
    ),
  );
}

/** docProps/app.xml */
export function appPropertiesPart(): string {
  const namespace = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
  return part(element('Properties', { xmlns: namespace }, element('Application', {}, text('Mingze'))));
}

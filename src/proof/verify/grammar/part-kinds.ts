const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OPEN = 'application/vnd.openxmlformats';

/** The parts that a report, or one that a word processor has saved again, may have. */
export const KINDS = {
  main: { relation: `${OFFICE}/officeDocument`, type: `${WORD}.document.main+xml` },
  core: {
    relation: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    type: `${OPEN}-package.core-properties+xml`,
  },
  app: { relation: `${OFFICE}/extended-properties`, type: `${OPEN}-officedocument.extended-properties+xml` },
  custom: { relation: `${OFFICE}/custom-properties`, type: `${OPEN}-officedocument.custom-properties+xml` },
  styles: { relation: `${OFFICE}/styles`, type: `${WORD}.styles+xml` },
  // Word 2010 keeps the styles twice, and reads these.
  stylesWithEffects: {
    relation: 'http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects',
    type: 'application/vnd.ms-word.stylesWithEffects+xml',
  },
  settings: { relation: `${OFFICE}/settings`, type: `${WORD}.settings+xml` },
  webSettings: { relation: `${OFFICE}/webSettings`, type: `${WORD}.webSettings+xml` },
  fontTable: { relation: `${OFFICE}/fontTable`, type: `${WORD}.fontTable+xml` },
  header: { relation: `${OFFICE}/header`, type: `${WORD}.header+xml` },
  footer: { relation: `${OFFICE}/footer`, type: `${WORD}.footer+xml` },
  footnotes: { relation: `${OFFICE}/footnotes`, type: `${WORD}.footnotes+xml` },
  endnotes: { relation: `${OFFICE}/endnotes`, type: `${WORD}.endnotes+xml` },
  numbering: { relation: `${OFFICE}/numbering`, type: `${WORD}.numbering+xml` },
  theme: { relation: `${OFFICE}/theme`, type: `${OPEN}-officedocument.theme+xml` },
  glossary: { relation: `${OFFICE}/glossaryDocument`, type: `${WORD}.document.glossary+xml` },
  data: { relation: `${OFFICE}/customXml`, type: 'application/xml' },
  dataProperties: {
    relation: `${OFFICE}/customXmlProps`,
    type: `${OPEN}-officedocument.customXmlProperties+xml`,
  },
} as const;
export type PartKind = keyof typeof KINDS;

/** Which parts may hang on which, '' being the package. What is not named may have no relationships. */
export const MAY_HANG: Readonly<Partial<Record<PartKind | '', readonly PartKind[]>>> = {
  '': ['main', 'core', 'app', 'custom'],
  main: [
    ...([
      'styles',
      'stylesWithEffects',
      'settings',
      'webSettings',
      'fontTable',
      'header',
      'footer',
      'footnotes',
    ] as const),
    ...(['endnotes', 'numbering', 'theme', 'glossary', 'data'] as const),
  ],
  glossary: ['styles', 'stylesWithEffects', 'settings', 'webSettings', 'fontTable', 'numbering', 'theme'],
  data: ['dataProperties'],
};

/** Of these a package may have several. */
export const SEVERAL: ReadonlySet<PartKind> = new Set(['header', 'footer', 'data', 'dataProperties']);

/** What kind a relationship leads to; null when it is none of these. */
export function kindOfRelation(type: string): PartKind | null {
  for (const [kind, { relation }] of Object.entries(KINDS)) if (relation === type) return kind as PartKind;
  return null;
}

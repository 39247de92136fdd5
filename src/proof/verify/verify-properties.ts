import type { OfficialDocument } from '../documents/document-model.ts';
import { textOf } from '../documents/read-xml.ts';
import { childrenOf, nameOf, valueOf } from './grammar/names.ts';
import { ANY, each, type Grammar, leaf, type Rule, walk } from './grammar/rule.ts';
import type { Part, PartFault } from './opening/read-package.ts';

const words: Rule = { text: ANY, attributes: { 'xsi:type': ANY, 'xml:lang': ANY } };
const empty: Rule = {};
const CORE: Grammar = {
  'cp:coreProperties': {
    children: [
      ...['title', 'creator', 'language', 'subject', 'description', 'identifier'].map((name) => `dc:${name}`),
      ...['created', 'modified'].map((name) => `dcterms:${name}`),
      ...[
        'lastModifiedBy',
        'revision',
        'lastPrinted',
        'version',
        'keywords',
        'category',
        'contentStatus',
      ].map((name) => `cp:${name}`),
    ],
  },
  ...each('dc:title dc:creator dc:language dcterms:created dcterms:modified', words),
  ...each('cp:lastModifiedBy cp:revision cp:lastPrinted cp:version', words),
  // Text fields that a program shows among the properties; an honest save leaves them empty.
  ...each('dc:subject dc:description dc:identifier cp:keywords cp:category cp:contentStatus', empty),
};

const APP_WORDS =
  'Template Application AppVersion Company Manager TotalTime Pages Words Characters Lines Paragraphs CharactersWithSpaces DocSecurity ScaleCrop LinksUpToDate SharedDoc HyperlinksChanged';
const APP: Grammar = {
  'ep:Properties': {
    children: [...APP_WORDS.split(' '), 'HeadingPairs', 'TitlesOfParts', 'HyperlinkBase'].map(
      (one) => `ep:${one}`,
    ),
  },
  ...Object.fromEntries(APP_WORDS.split(' ').map((name) => [`ep:${name}`, words])),
  'ep:HyperlinkBase': empty,
  ...each('ep:HeadingPairs ep:TitlesOfParts', { children: ['vt:vector'] }),
  'vt:vector': { children: ['vt:variant', 'vt:lpstr'], attributes: { '*': ANY } },
  'vt:variant': { children: ['vt:lpstr', 'vt:i4'] },
  ...each('vt:lpstr vt:i4', words),
};

/** What WPS and Word write of themselves: builds, and the marks of sensitivity labels. */
const OWN_NAMES = /^(?:KSO\w*|ICV|MSIP_Label_[\w-]+|ContentTypeId)$/;
const CUSTOM: Grammar = {
  'cu:Properties': { children: ['cu:property'] },
  'cu:property': {
    children: ['vt:lpwstr', 'vt:lpstr', 'vt:i4', 'vt:bool', 'vt:filetime'],
    attributes: { fmtid: ANY, pid: ANY, name: OWN_NAMES },
  },
  ...each('vt:lpwstr vt:lpstr vt:i4 vt:bool vt:filetime', words),
};

const DATA_PROPERTIES: Grammar = {
  'ds:datastoreItem': { children: ['ds:schemaRefs'], attributes: { 'ds:itemID': ANY } },
  'ds:schemaRefs': { children: ['ds:schemaRef'] },
  'ds:schemaRef': leaf({ 'ds:uri': ANY }),
};

const GRAMMARS: Readonly<Record<string, Grammar>> = {
  core: CORE,
  app: APP,
  custom: CUSTOM,
  dataProperties: DATA_PROPERTIES,
};

/** Checks the properties of a document: title and author must be those of the report. */
export function verifyProperties(
  document: OfficialDocument,
  { name, kind, root }: Part,
  fault: PartFault,
): void {
  const grammar = GRAMMARS[kind];
  if (!grammar) return;
  walk(root, grammar, (what) => fault(name, `有报告不该有的${what}`));
  if (kind !== 'core') return;
  const due = { 'dc:title': document.title.join(''), 'dc:creator': document.signer } as const;
  for (const [property, value] of Object.entries(due)) {
    const found = childrenOf(root, property).map(textOf);
    if (found.length > 1 || found.some((one) => one !== value && one !== ''))
      fault(name, `属性“${property}”应为“${value}”，文件中为“${found.join('、').slice(0, 80)}”`);
  }
}

/** The id by which bindings find the data of a part; null when it has none. */
export function storeIdOf(part: Part): string | null {
  return nameOf(part.root) === 'ds:datastoreItem'
    ? (valueOf(part.root, 'ds:itemID')?.toUpperCase() ?? null)
    : null;
}

import type { FactValue, OfficialDocument } from '../document-model.ts';
import { toBase64 } from '../../manifest/bytes.ts';
import type { SignedManifest } from '../../manifest/manifest.ts';
import { element, part, text, type Xml } from '../xml.ts';
import { FACTS_STORE_ID, NAMESPACE } from './names.ts';

/**
 * customXml/item1.xml: every fact of the document once, in the order of the text, and for an issued document the signed
 * manifest. docs/document.md defines the form. The manifest is in base64: its bytes are signed, and a program that
 * saves the file must not write any of its characters differently.
 */
export function factsPart(document: OfficialDocument, signed: SignedManifest | null): string {
  const facts = new Map<string, FactValue>();
  for (const block of document.blocks) {
    for (const piece of block.inlines)
      if (piece.kind === 'fact' && !facts.has(piece.id)) facts.set(piece.id, piece);
  }
  const { report, year } = document.properties;
  const head = { xmlns: NAMESPACE.facts, report, year, date: document.date };
  return part(
    element(
      'facts',
      head,
      ...[...facts.values()].map(factElement),
      ...(signed ? [manifestElement(signed)] : []),
    ),
  );
}

function manifestElement({ manifest, signature, publicKey }: SignedManifest): Xml {
  return element(
    'manifest',
    { encoding: 'base64', signature, key: toBase64(publicKey) },
    text(toBase64(manifest)),
  );
}

function factElement(fact: FactValue): Xml {
  return element(
    'fact',
    { id: fact.id, indicator: fact.indicator, title: fact.title },
    element('value', { unit: fact.unit }, text(fact.value)),
    element('printed', {}, text(fact.printed)),
    element('noun', {}, text(fact.noun)),
  );
}

/** customXml/itemProps1.xml: the id by which bindings find the part, and the namespace it is written in. */
export function factsPropertiesPart(): string {
  const schemas = element('ds:schemaRefs', {}, element('ds:schemaRef', { 'ds:uri': NAMESPACE.facts }));
  return part(
    element('ds:datastoreItem', { 'ds:itemID': FACTS_STORE_ID, 'xmlns:ds': NAMESPACE.customXml }, schemas),
  );
}

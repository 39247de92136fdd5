import type { FactValue } from '../document-model.ts';
import { element, text, type Xml } from '../xml.ts';
import { FACTS_STORE_ID, NAMESPACE, TAG_PREFIX } from './names.ts';

/**
 * One number as a content control. It is `contentLocked`: the number cannot be edited, while the words around it can be
 * changed and the sentence with the number can be moved or removed, which `sdtContentLocked` would refuse; verification
 * of the document finds a removed number. The binding names the fact by its id, because LibreOffice drops `w:tag` when
 * it saves.
 * @param serial unique in the document
 */
export function factControl(fact: FactValue, serial: number): Xml {
  const properties = element(
    'w:sdtPr',
    {},
    // Word refuses names of more than 64 characters.
    element('w:alias', { 'w:val': fact.title.slice(0, 64) }),
    element('w:tag', { 'w:val': `${TAG_PREFIX}${fact.id}` }),
    element('w:id', { 'w:val': serial }),
    element('w:lock', { 'w:val': 'contentLocked' }),
    element('w:dataBinding', {
      'w:prefixMappings': `xmlns:f="${NAMESPACE.facts}"`,
      'w:xpath': `/f:facts/f:fact[@id='${fact.id}']/f:printed`,
      'w:storeItemID': FACTS_STORE_ID,
    }),
    ...kindOf(fact.printed),
  );
  return element('w:sdt', {}, properties, element('w:sdtContent', {}, textRun(fact.printed)));
}

/**
 * Plain text when it is digits alone. LibreOffice 7.4 saves a plain-text control with Chinese in it three times
 * (“20余余20余20余”); a control without a kind is rich text, which it saves correctly.
 */
function kindOf(printed: string): readonly Xml[] {
  return /^[!-~]*$/.test(printed) ? [element('w:text')] : [];
}

/** A run of words in the style of its paragraph. */
export function textRun(words: string, ...properties: readonly Xml[]): Xml {
  const look = properties.length === 0 ? [] : [element('w:rPr', {}, ...properties)];
  return element('w:r', {}, ...look, element('w:t', { 'xml:space': 'preserve' }, text(words)));
}

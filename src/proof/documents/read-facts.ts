import { fromBase64 } from '../manifest/bytes.ts';
import type { SignedManifest } from '../manifest/manifest.ts';
import type { FactValue } from './document-model.ts';
import { NAMESPACE } from './docx/names.ts';
import { readParts } from './read-parts.ts';
import { attributeOf, elementsOf, readMarkup, textOf, XmlFault, type XmlElement } from './read-xml.ts';

/** A number as it now stands in the text. */
export interface ShownFact {
  readonly id: string;
  readonly text: string;
}

/** What the custom XML part of a document says: the facts, and the manifest unless an editor has spoilt it. */
export interface CarriedFacts {
  readonly facts: readonly FactValue[];
  readonly signed: SignedManifest | null;
}

/**
 * What a DOCX of ours says of its numbers: the facts of the custom XML part, and the controls of the text, in their
 * order. The two differ when someone changed or removed a number. Facts are recognised by the binding, because
 * LibreOffice drops `w:tag` when it saves. A verifier looks further: here nothing is judged.
 * @returns null when the file carries no facts of this form
 * @throws Error as `plainText`, XmlFault when a part is no XML
 */
export function readFacts(
  docx: Uint8Array,
): (CarriedFacts & { readonly shown: readonly ShownFact[] }) | null {
  const parts = readParts(
    docx,
    (name) => name === 'word/document.xml' || /^customXml\/item\d+\.xml$/.test(name),
  );
  const main = parts.get('word/document.xml');
  if (main === undefined) return null;
  for (const [name, markup] of parts) {
    const read = name.startsWith('customXml/') ? factsIn(markup) : null;
    if (read) return { ...read, shown: readShown(main) };
  }
  return null;
}

function factsIn(markup: string): CarriedFacts | null {
  try {
    return readFactsPart(readMarkup(markup));
  } catch (error) {
    if (error instanceof XmlFault) return null;
    throw error;
  }
}

/**
 * Facts and manifest of the custom XML part.
 * @returns null when it is another part
 */
export function readFactsPart(root: XmlElement): CarriedFacts | null {
  if (!isOurs(root, 'facts')) return null;
  const facts = elementsOf(root)
    .filter((one) => isOurs(one, 'fact'))
    .map((fact) => {
      const [value, printed, noun] = ['value', 'printed', 'noun'].map((name) => childOf(fact, name));
      return {
        id: written(fact, 'id'),
        indicator: written(fact, 'indicator'),
        title: written(fact, 'title'),
        value: value ? textOf(value) : '',
        unit: value ? written(value, 'unit') : '',
        printed: printed ? textOf(printed) : '',
        noun: noun ? textOf(noun) : '',
      };
    });
  return { facts, signed: signedOf(childOf(root, 'manifest')) };
}

/** The numbers as they now stand in the markup of word/document.xml, in their order. @throws XmlFault */
export function readShown(main: string): readonly ShownFact[] {
  const shown: ShownFact[] = [];
  const search = (element: XmlElement): void => {
    const id = isWord(element, 'sdt') ? boundTo(element) : null;
    // LibreOffice wraps a control in a second one with the same binding: the outer says it all.
    if (id !== null) shown.push({ id, text: wordsIn(element) });
    else for (const child of elementsOf(element)) search(child);
  };
  search(readMarkup(main));
  return shown;
}

function boundTo(control: XmlElement): string | null {
  const properties = elementsOf(control).find((one) => isWord(one, 'sdtPr'));
  const binding = properties && elementsOf(properties).find((one) => isWord(one, 'dataBinding'));
  const path = binding ? attributeOf(binding, NAMESPACE.word, 'xpath') : null;
  return /\[@id='([^']+)'\]/.exec(path ?? '')?.[1] ?? null;
}

function wordsIn(element: XmlElement): string {
  if (isWord(element, 't')) return textOf(element);
  return elementsOf(element).map(wordsIn).join('');
}

function isWord({ space, name }: XmlElement, wanted: string): boolean {
  return space === NAMESPACE.word && name === wanted;
}

function isOurs({ space, name }: XmlElement, wanted: string): boolean {
  return space === NAMESPACE.facts && name === wanted;
}

function childOf(element: XmlElement, name: string): XmlElement | null {
  return elementsOf(element).find((one) => isOurs(one, name)) ?? null;
}

function written(element: XmlElement, name: string): string {
  return attributeOf(element, '', name) ?? '';
}

function signedOf(element: XmlElement | null): SignedManifest | null {
  if (!element) return null;
  const signature = written(element, 'signature');
  const manifest = fromBase64(textOf(element).trim());
  const publicKey = fromBase64(written(element, 'key'));
  // An empty text is base64, too, and no manifest.
  return manifest && publicKey && signature !== '' ? { manifest, signature, publicKey } : null;
}

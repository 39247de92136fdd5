import { fromBase64 } from '../manifest/bytes.ts';
import type { SignedManifest } from '../manifest/manifest.ts';
import type { FactValue } from './document-model.ts';
import { NAMESPACE } from './docx/names.ts';
import { attributeOf, elementsOf, textOf, type XmlElement } from './read-xml.ts';

/** The content of a document's custom XML part: the facts, and the manifest unless an editor has damaged it. */
export interface CarriedFacts {
  readonly facts: readonly FactValue[];
  readonly signed: SignedManifest | null;
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
  // An empty text is valid base64, but no manifest.
  return manifest && publicKey && signature !== '' ? { manifest, signature, publicKey } : null;
}

import { NAMESPACE } from '../documents/docx/names.ts';
import { type CarriedFacts, readFactsPart } from '../documents/read-facts.ts';
import { readParts } from '../documents/read-parts.ts';
import {
  attributeOf,
  elementsOf,
  readMarkup,
  textOf,
  XmlFault,
  type XmlElement,
} from '../documents/read-xml.ts';

/** A number as the text now shows it. */
interface ShownFact {
  readonly id: string;
  readonly text: string;
}

/**
 * Reads the numbers of a DOCX of ours: the facts of the custom XML part, and the controls of the text, in their order.
 * The two differ when someone changed or removed a number. Facts are recognised by the binding, because LibreOffice
 * drops `w:tag` when it saves. Nothing is judged here.
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

/** The numbers as they now stand in the markup of word/document.xml, in their order. @throws XmlFault */
export function readShown(main: string): readonly ShownFact[] {
  const shown: ShownFact[] = [];
  const search = (element: XmlElement): void => {
    const id = isWord(element, 'sdt') ? boundTo(element) : null;
    // LibreOffice wraps a control in a second one with the same binding: the outer one is enough.
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

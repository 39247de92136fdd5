import { fromBase64 } from '#engine/proof/bytes.ts';
import type { SignedManifest } from '#engine/proof/manifest.ts';
import type { FactValue } from './document-model.ts';
import { NAMESPACE } from './docx/names.ts';
import { readParts } from './read-parts.ts';
import { unescapeXml, wordsOf } from './read-words.ts';

/** A number as it now stands in the text. */
export interface ShownFact {
  readonly id: string;
  readonly text: string;
}

/**
 * What a DOCX of ours says of its numbers, for whoever verifies it: the facts of the custom XML part, and
 * the controls of the text, in their order. The two differ when someone changed or removed a number.
 * Facts are recognised by the binding, because LibreOffice drops `w:tag` when it saves.
 * `signed` is the manifest of an issued document, null when there is none or an editor has spoilt it.
 * @returns null when the file carries no facts of this form
 * @throws Error as `plainText`
 */
export function readFacts(docx: Uint8Array): {
  readonly facts: readonly FactValue[];
  readonly shown: readonly ShownFact[];
  readonly signed: SignedManifest | null;
} | null {
  const parts = readParts(
    docx,
    (name) => name === 'word/document.xml' || /^customXml\/item\d+\.xml$/.test(name),
  );
  const manifest = [...parts.values()].find((markup) => markup.includes(`="${NAMESPACE.facts}"`));
  const main = parts.get('word/document.xml');
  if (main === undefined || manifest === undefined || manifest === main) return null;
  const read = readFactsPart(manifest);
  return read && { ...read, shown: readShown(main) };
}

/** More numbers than any report has; what holds more is not ours. */
const MOST_FACTS = 20_000;

/**
 * Facts and manifest in the markup of the custom XML part.
 * @returns null when it is another part, or none that this program has written
 */
export function readFactsPart(
  markup: string,
): { readonly facts: readonly FactValue[]; readonly signed: SignedManifest | null } | null {
  if (!markup.includes(`="${NAMESPACE.facts}"`)) return null;
  // As many ends as beginnings: the search for an end then stays within its fact.
  const beginnings = markup.split('<fact ').length;
  if (beginnings > MOST_FACTS || markup.split('</fact>').length !== beginnings) return null;
  const facts = [...markup.matchAll(/<fact ([^>]*)>(.*?)<\/fact>/gs)].map(([, head = '', body = '']) => ({
    id: attribute(head, 'id'),
    indicator: attribute(head, 'indicator'),
    title: attribute(head, 'title'),
    value: content(body, 'value'),
    unit: attribute(body, 'unit'),
    printed: content(body, 'printed'),
    noun: content(body, 'noun'),
  }));
  return { facts, signed: signedOf(markup) };
}

/** The numbers as they now stand in the markup of word/document.xml, in their order. */
export function readShown(main: string): readonly ShownFact[] {
  const shown: ShownFact[] = [];
  if (
    main.split('<w:sdt>').length > MOST_FACTS * 2 ||
    main.split('<w:sdt>').length !== main.split('</w:sdt>').length
  )
    return shown;
  // LibreOffice wraps a rich control in a second one: the shortest match then ends at the inner, which is enough.
  for (const [control] of main.matchAll(/<w:sdt>.*?<\/w:sdt>/gs)) {
    const id = /\[@id='([^']+)'\]/.exec(attribute(control, 'w:xpath'))?.[1];
    const inside = /<w:sdtContent>(.*)<\/w:sdtContent>/s.exec(control)?.[1];
    if (id !== undefined && inside !== undefined) shown.push({ id, text: wordsOf(inside) });
  }
  return shown;
}

function signedOf(markup: string): SignedManifest | null {
  const [, head = '', body = ''] = /<manifest ([^>]*)>([^<]*)<\/manifest>/.exec(markup) ?? [];
  const [key, signature] = [attribute(head, 'key'), attribute(head, 'signature')];
  const manifest = fromBase64(body);
  const publicKey = fromBase64(key);
  // An empty text is base64, too, and no manifest.
  return manifest && publicKey && signature !== '' ? { manifest, signature, publicKey } : null;
}

function attribute(markup: string, name: string): string {
  return unescapeXml(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(markup)?.[1] ?? '');
}

function content(markup: string, name: string): string {
  return unescapeXml(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(markup)?.[1] ?? '');
}

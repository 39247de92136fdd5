import type { OfficialDocument } from '../documents/document-model.ts';
import { documentPart } from '../documents/docx/document-part.ts';
import { factsPart } from '../documents/docx/facts-part.ts';
import { readMarkup, type XmlElement } from '../documents/read-xml.ts';
import { documentOfManifest } from '../manifest/document-text.ts';
import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import { paragraphsOf } from './read-lines.ts';

/** The document that a manifest defines. */
export interface ExpectedDocument {
  readonly document: OfficialDocument;
  readonly paragraphs: readonly string[];
  /** The root of the custom part. */
  readonly facts: XmlElement;
}

const KNOWN = new WeakMap<Manifest, ExpectedDocument>();

/** The document of a manifest, cached. @throws Error when its text cannot be written at all */
export function expectedOf(manifest: Manifest, signed: SignedManifest): ExpectedDocument {
  const known = KNOWN.get(manifest);
  if (known) return known;
  const document = documentOfManifest(manifest);
  const made = {
    document,
    paragraphs: paragraphsOf(readMarkup(documentPart(document))),
    facts: readMarkup(factsPart(document, signed)),
  };
  KNOWN.set(manifest, made);
  return made;
}

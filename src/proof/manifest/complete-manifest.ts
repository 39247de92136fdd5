import { FACTS_PART } from '../documents/docx/names.ts';
import { DOCX_WRITER, renderParts } from '../documents/render-docx.ts';
import { toHex, utf8 } from './bytes.ts';
import { documentOfManifest } from './document-text.ts';
import type { Manifest } from './manifest.ts';
import type { Hash } from './merkle-tree.ts';
import { partDigests } from './part-digests.ts';
import { listFiles } from './write-package.ts';

/**
 * Adds to a manifest the list of the package's files and the digests of its parts: the last step before it is signed.
 * @param files of the package beside manifest, signature, key and report
 */
export function completeManifest(
  manifest: Omit<Manifest, 'digests' | 'document' | 'package'>,
  files: Readonly<Record<string, Uint8Array>>,
  hash: Hash,
): Manifest {
  const whole = {
    ...manifest,
    document: { writer: DOCX_WRITER, parts: documentParts(manifest, hash) },
    package: listFiles(files, hash),
  };
  return { ...whole, digests: partDigests(whole, hash) };
}

/** The digests of the document's parts, except the part that contains the manifest itself. */
function documentParts(
  manifest: Pick<Manifest, 'report' | 'text' | 'facts'>,
  hash: Hash,
): Record<string, string> {
  const parts = renderParts(documentOfManifest(manifest), null).filter(([name]) => name !== FACTS_PART);
  return Object.fromEntries(parts.map(([name, content]) => [name, toHex(hash(utf8(content)))]));
}

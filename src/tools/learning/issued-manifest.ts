import { utf8 } from '#proof/manifest/bytes.ts';
import { isSigned } from '#proof/manifest/installation-key.ts';
import { type Manifest, manifestSchema } from '#proof/manifest/manifest.ts';
import { openSubject } from '#proof/verify/open-subject.ts';

/**
 * The manifest in an issued report.
 * @param file the bytes of a DOCX
 * @returns null when there is none, or when its signature is invalid: an unsigned text is no better than a guess
 */
export function issuedManifest(file: Uint8Array): Manifest | null {
  const { signed } = openSubject(file, null);
  if (!signed || !isSigned(utf8(signed.manifest), signed.signature, signed.publicKey)) return null;
  try {
    const read = manifestSchema.safeParse(JSON.parse(signed.manifest));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

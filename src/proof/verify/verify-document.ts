import { renderDocx, renderParts } from '../documents/render-docx.ts';
import { utf8 } from '../manifest/bytes.ts';
import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import type { Answer } from './answer.ts';
import { expectedOf } from './expected-document.ts';
import type { Findings } from './finding.ts';
import { sameBytes } from './same-bytes.ts';
import { type CopiedDocument, verifyCopy } from './verify-copy.ts';
import { verifyText } from './verify-text.ts';

/** A DOCX from an unknown source, unpacked. */
export interface DocumentFile extends CopiedDocument {
  readonly bytes: Uint8Array;
}

/**
 * Compares a DOCX with the manifest. A file that equals byte for byte what this program writes from the manifest is the
 * issued one; any other may only be what a word processor saves from that.
 * @returns which of the two it is, if nothing disagrees
 */
export function verifyDocument(
  manifest: Manifest,
  signed: SignedManifest,
  { bytes, files, facts }: DocumentFile,
  findings: Findings,
): Answer {
  const { document, paragraphs: due } = expectedOf(manifest, signed);
  if (sameBytes(bytes, renderDocx(document, signed))) {
    findings.agree('file', '文件', '文件与签发时逐字节相同');
    verifyText(manifest, due, due, findings);
    return 'original';
  }
  const issued = renderParts(document, signed);
  const sameParts =
    issued.length === files.size &&
    issued.every(([name, content]) => sameBytes(files.get(name) ?? null, utf8(content)));
  if (sameParts) {
    findings.leave('file', '文件', '文件的每个部分都与签发时相同，只是重新压缩过');
    verifyText(manifest, due, due, findings);
    return 'saved_again';
  }
  verifyCopy(manifest, signed, { files, facts }, findings);
  return 'saved_again';
}

import type { FactValue } from '../documents/document-model.ts';
import { renderDocx, renderParts } from '../documents/render-docx.ts';
import { utf8 } from '../manifest/bytes.ts';
import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import type { Answer } from './answer.ts';
import { expectedOf } from './expected-document.ts';
import { numbersOf } from './expected-text.ts';
import type { Findings } from './finding.ts';
import { paragraphsOf } from './read-lines.ts';
import { sameBytes } from './same-bytes.ts';
import { verifyControls } from './verify-controls.ts';
import { verifyFactsPart } from './verify-facts-part.ts';
import { verifySaved } from './verify-saved.ts';
import { verifyText } from './verify-text.ts';

/** A DOCX from strangers, unpacked. */
export interface DocumentFile {
  readonly bytes: Uint8Array;
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of its custom part; null when an editor has dropped it. */
  readonly facts: readonly FactValue[] | null;
}

/**
 * Holds a DOCX against the manifest. A file that is byte for byte what this program writes from the manifest is the
 * issued one; another may only be what a word processor makes of that when it saves it again.
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

/** `verifyDocument` of a file that is known not to be the issued one: what it says, and what else stands in it. */
export function verifyCopy(
  manifest: Manifest,
  signed: SignedManifest,
  { files, facts }: Omit<DocumentFile, 'bytes'>,
  findings: Findings,
): void {
  const expected = expectedOf(manifest, signed);
  const { document } = expected;
  findings.leave(
    'file',
    '文件',
    '文件不是原件：签发后另存过。文字、数字和所用的标记逐处核对；字的大小、位置等版式，只核对不致遮盖文字',
  );
  const root = verifySaved(document, expected.facts, files, findings);
  if (root) {
    verifyText(manifest, expected.paragraphs, paragraphsOf(root), findings);
    verifyControls(document, root, findings);
  }
  if (facts) verifyFactsPart(manifest, numbersOf(document), facts, findings);
}

import type { FactValue } from '../documents/document-model.ts';
import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import { expectedOf } from './expected-document.ts';
import { numbersOf } from './expected-text.ts';
import type { Findings } from './finding.ts';
import { paragraphsOf } from './read-lines.ts';
import { verifyControls } from './verify-controls.ts';
import { verifyFactsPart } from './verify-facts-part.ts';
import { verifySaved } from './verify-saved.ts';
import { verifyText } from './verify-text.ts';

/** A DOCX from an unknown source, unpacked, that is known not to be the issued file. */
export interface CopiedDocument {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Of its custom part; null when an editor has dropped it. */
  readonly facts: readonly FactValue[] | null;
}

/** Compares a document that was saved again with the manifest: its words, and everything else in it. */
export function verifyCopy(
  manifest: Manifest,
  signed: SignedManifest,
  { files, facts }: CopiedDocument,
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

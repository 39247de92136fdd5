import { FACTS_PART } from '../documents/docx/names.ts';
import { DOCX_WRITER, renderDocx, renderParts } from '../documents/render-docx.ts';
import { toHex, utf8 } from '../manifest/bytes.ts';
import { documentOfManifest } from '../manifest/document-text.ts';
import type { ProofTools } from './tools.ts';
import type { Verified } from './verify-file.ts';

/** The document as it was issued, or in Chinese why it cannot be written. */
export type Restored =
  /** `assurance`: in Chinese, why the document equals the issued one. */
  { readonly document: Uint8Array; readonly assurance: string } | { readonly problem: string };

/**
 * Writes the issued document again from a manifest with a valid signature, byte for byte. A manifest of format 3 lists
 * the digests of the document's parts, which show whether this program still writes them in the same way; for an older
 * one `assurance` says that this is not known.
 */
export function restoreDocument(
  { manifest, signed, text, answer }: Pick<Verified, 'manifest' | 'signed' | 'text' | 'answer'>,
  tools: ProofTools,
): Restored {
  if (!manifest || !signed) return { problem: '文件中没有完整的清单，原件无从写起；请一并给出核验包' };
  if (!text) return { problem: '清单或签名与签发时不符，由它写出的不会是原件；请换用完好的报告或核验包' };
  const document = documentOfManifest(manifest);
  const bytes = renderDocx(document, signed);
  if (!manifest.document)
    return answer === 'original'
      ? { document: bytes, assurance: '所给的文件本来就是原件。' }
      : {
          document: bytes,
          assurance:
            '这份清单是旧格式，没有列出文件各部分的摘要：文字和数字由签名保证，版式按本程序现在的写法，是否与当时逐字节相同，无从核对。',
        };
  const { writer, parts } = manifest.document;
  if (writer !== DOCX_WRITER)
    return {
      problem: `原件由另一版程序（${writer.slice(0, 40)}）写成，本程序写不出同样的文件；请用那一版程序`,
    };
  const hash = tools.hashOf(manifest.hash);
  if (!hash) return { problem: `本机不能计算 ${manifest.hash}，写出的文件无从核对；请换一台电脑` };
  const written = renderParts(document, signed).filter(([name]) => name !== FACTS_PART);
  const same =
    written.length === Object.keys(parts).length &&
    written.every(([name, content]) => parts[name] === toHex(hash(utf8(content))));
  return same
    ? { document: bytes, assurance: '各部分与签名的清单所列的摘要相符。' }
    : { problem: '本程序写出的文件与清单所列的摘要不符，不是原件；请用签发时的那一版程序' };
}

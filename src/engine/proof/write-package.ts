import { strToU8, zipSync } from 'fflate';
import type { SignedManifest } from './manifest.ts';

/** Names of the files in a package; the reader looks for nothing else. */
export const PACKAGE_FILES = {
  manifest: 'manifest.json',
  signature: 'signature.txt',
  publicKey: 'public-key.pem',
  document: 'report.docx',
  readme: 'README.txt',
} as const;

/** The extension of a package's name. */
export const PACKAGE_EXTENSION = '.mingze.zip';

/**
 * The package that goes beside a document: it serves when an editor has stripped the manifest from the document.
 * @returns a zip file; the same input gives the same bytes
 */
export function writePackage(
  { manifest, signature, publicKey }: SignedManifest,
  document: Uint8Array,
): Uint8Array {
  const files = {
    [PACKAGE_FILES.readme]: strToU8(README),
    [PACKAGE_FILES.manifest]: strToU8(manifest),
    [PACKAGE_FILES.signature]: strToU8(`${signature}\n`),
    [PACKAGE_FILES.publicKey]: strToU8(publicKey),
    [PACKAGE_FILES.document]: document,
  };
  // Zip keeps local time without a zone: built from local fields, it is the same in every time zone.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}

const README = [
  '这是一份年度报告的核验包，与报告（report.docx）一同保存、一同报送。',
  '',
  'manifest.json    清单：报告的文字、每个数字的口径、数值、印法、记录数和摘要，以及全部核对',
  'signature.txt    对清单的签名（Ed25519，Base64）',
  'public-key.pem   签名所用的公钥；请通过公文交换等另外的途径核对它的编号',
  'report.docx      签发的报告',
  '',
  '核验：mingze verify 本文件，或 mingze verify 报告.docx --package 本文件。不需要网络，也不需要原来的数据。',
  '清单中没有任何一条记录的内容；出自封存台账的数字只有数字本身。',
  '',
].join('\r\n');

import { strToU8, zipSync } from 'fflate';
import { toHex } from './bytes.ts';
import type { SignedManifest } from './manifest.ts';
import type { Hash } from './merkle-tree.ts';
import { PACKAGE_FILES } from './package-files.ts';

/** The pages of a package, HTML. */
export interface PackagePages {
  readonly viewer: string;
  readonly verifier: string;
}

/**
 * The files of a package beside the manifest, its signature and key, and the report: a manifest of format 3 lists them
 * with their digests, so that the one signature covers all of them.
 */
export function packageFiles(pages: PackagePages): Readonly<Record<string, Uint8Array>> {
  return {
    [PACKAGE_FILES.readme]: strToU8(README),
    [PACKAGE_FILES.viewer]: strToU8(pages.viewer),
    [PACKAGE_FILES.verifier]: strToU8(pages.verifier),
  };
}

/** The digests by name, as a manifest lists them. */
export function listFiles(files: Readonly<Record<string, Uint8Array>>, hash: Hash): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, toHex(hash(bytes))]));
}

/**
 * The package that accompanies a document: it serves when an editor has removed the manifest from the document.
 * @param files those that the manifest lists; none for a manifest that lists none
 * @returns a zip file; the same input gives the same bytes
 */
export function writePackage(
  { manifest, signature, publicKey }: SignedManifest,
  document: Uint8Array,
  files: Readonly<Record<string, Uint8Array>>,
): Uint8Array {
  const all = {
    [PACKAGE_FILES.manifest]: strToU8(manifest),
    [PACKAGE_FILES.signature]: strToU8(`${signature}\n`),
    [PACKAGE_FILES.publicKey]: strToU8(publicKey),
    [PACKAGE_FILES.document]: document,
    ...files,
  };
  // Zip stores local time without a zone: a date built from local fields gives the same bytes in every time zone.
  return zipSync(all, { mtime: new Date(1980, 0, 1), level: 6 });
}

const README = [
  '这是一份年度报告的核验包，与报告（report.docx）一同保存、一同报送。',
  '',
  'manifest.json    清单：报告的文字、每个数字的口径、数值、印法、记录数和摘要，以及全部核对',
  'signature.txt    对清单的签名（Ed25519，Base64）',
  'public-key.pem   签名所用的公钥；请通过公文交换等另外的途径核对它的编号',
  'report.docx      签发的报告',
  'viewer.html      阅读页：用浏览器打开，点报告中的数字，看它怎样得来',
  'verifier.html    核验页：用浏览器打开，把报告或本文件拖进去核验，不联网也能用',
  '',
  '清单列出包中每个文件和它的摘要：多一个、少一个、改一个字，核验时都会指出。',
  '核验：把本文件拖进核验页，或用命令 mingze verify 本文件。不需要网络，也不需要原来的数据。',
  '核验的结论有三种：是原件；是另存的（文字一致，文件改写过）；不是这份报告。只有第一种可以当作原件。',
  '核验页随文件而来，造假的人能把整个包连同核验页一起换掉：要紧的核验，请用自己另外得到的核验页或命令。',
  '清单中没有任何一条记录的内容；出自封存台账的数字只有所印的数字本身。',
  '',
].join('\r\n');

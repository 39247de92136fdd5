import { strToU8, zipSync } from 'fflate';
import type { SignedManifest } from './manifest.ts';
import { PACKAGE_FILES } from './package-files.ts';

/** The pages of a package, HTML. */
export interface PackagePages {
  readonly viewer: string;
  readonly verifier: string;
}

/**
 * The package that goes beside a document: it serves when an editor has stripped the manifest from the document.
 * @param pages null leaves them out: what is verified does not need them
 * @returns a zip file; the same input gives the same bytes
 */
export function writePackage(
  { manifest, signature, publicKey }: SignedManifest,
  document: Uint8Array,
  pages: PackagePages | null,
): Uint8Array {
  const files = {
    [PACKAGE_FILES.readme]: strToU8(README),
    [PACKAGE_FILES.manifest]: strToU8(manifest),
    [PACKAGE_FILES.signature]: strToU8(`${signature}\n`),
    [PACKAGE_FILES.publicKey]: strToU8(publicKey),
    [PACKAGE_FILES.document]: document,
    ...(pages && {
      [PACKAGE_FILES.viewer]: strToU8(pages.viewer),
      [PACKAGE_FILES.verifier]: strToU8(pages.verifier),
    }),
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
  'viewer.html      阅读页：用浏览器打开，点报告中的数字，看它怎样得来；供阅读，没有签名',
  'verifier.html    核验页：用浏览器打开，把报告或本文件拖进去核验，不联网也能用',
  '',
  '核验：把本文件拖进核验页，或用命令 mingze verify 本文件。不需要网络，也不需要原来的数据。',
  '核验页随文件而来，造假的人也能换掉它：要紧的核验，请用自己另外得到的核验页或命令。',
  '清单中没有任何一条记录的内容；出自封存台账的数字只有数字本身。',
  '',
].join('\r\n');

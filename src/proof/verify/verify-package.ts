import { strFromU8 } from 'fflate';
import { toHex, utf8 } from '../manifest/bytes.ts';
import type { Manifest, SignedManifest } from '../manifest/manifest.ts';
import { PACKAGE_CORE, PACKAGE_FILES, PAGES_OF_OLD_PACKAGES } from '../manifest/package-files.ts';
import { judgePage, templateOf } from '../manifest/page-data.ts';
import { readableReport } from '../manifest/readable-report.ts';
import type { Findings } from './finding.ts';
import type { Parts } from './open-subject.ts';
import type { ProofTools } from './tools.ts';

/**
 * Compares the files of a package with the list of its manifest; the report in it is verified elsewhere.
 * @returns whether every file beside the report is present and unchanged
 */
export function verifyPackage(
  manifest: Manifest,
  signed: SignedManifest,
  files: Parts,
  tools: ProofTools,
  findings: Findings,
): boolean {
  const listed = manifest.package
    ? verifyListed(manifest, manifest.package, files, tools, findings)
    : verifyOld(manifest, files, tools, findings);
  const signature = strFromU8(files.get(PACKAGE_FILES.signature) ?? new Uint8Array());
  const exact = signature === `${signed.signature}\n`;
  if (!exact)
    findings.leave('file', PACKAGE_FILES.signature, 'signature.txt 的写法与签发时不同，签名本身照样核对');
  return listed && exact;
}

function verifyListed(
  { hash: algorithm }: Manifest,
  list: Readonly<Record<string, string>>,
  files: Parts,
  tools: ProofTools,
  findings: Findings,
): boolean {
  const hash = tools.hashOf(algorithm);
  let whole = true;
  for (const name of files.keys())
    if (!PACKAGE_CORE.includes(name) && !Object.hasOwn(list, name))
      findings.disagree('file', name, `核验包中多出“${name}”，清单没有列它：请不要打开`);
  for (const [name, digest] of Object.entries(list)) {
    const bytes = files.get(name);
    if (!bytes) findings.disagree('file', name, `核验包中缺少“${name}”，清单列有它`);
    else if (!hash) {
      whole = false;
      findings.leave('file', name, `本机不能计算 ${algorithm}，“${name}”没有核对`);
    } else
      findings.judge(
        toHex(hash(bytes)) === digest,
        'file',
        name,
        `“${name}”与签发时相同`,
        `“${name}”在签发后被改动过：请不要打开，也不要以它为准`,
      );
  }
  return whole;
}

/** Packages of formats 1 and 2 list nothing: their files must be files that this program once wrote. */
function verifyOld(manifest: Manifest, files: Parts, tools: ProofTools, findings: Findings): boolean {
  const sha256 = tools.hashOf('sha256');
  for (const name of files.keys())
    if (!PACKAGE_CORE.includes(name) && !Object.hasOwn(PAGES_OF_OLD_PACKAGES, name))
      findings.disagree('file', name, `核验包中多出“${name}”：请不要打开`);
  for (const [name, known] of Object.entries(PAGES_OF_OLD_PACKAGES)) {
    const bytes = files.get(name);
    if (!bytes) continue;
    const template = name === PACKAGE_FILES.viewer ? templateOf(strFromU8(bytes)) : strFromU8(bytes);
    const digest = template !== null && sha256 ? toHex(sha256(utf8(template))) : '';
    if (!known.includes(digest)) {
      findings.disagree('file', name, `“${name}”不是本程序写的，或被改动过：请不要打开，也不要以它为准`);
      continue;
    }
    const held =
      name === PACKAGE_FILES.viewer ? judgePage(strFromU8(bytes), readableReport(manifest)) : 'same';
    if (held === 'different') findings.disagree('file', name, '阅读页所载的数据与清单不同');
    else if (held === 'same')
      findings.agree(
        'file',
        name,
        `“${name}”是本程序写的，${name === PACKAGE_FILES.viewer ? '所载的数据与清单一致' : '没有改动'}`,
      );
    else findings.leave('file', name, '阅读页由另一版程序写成，所载的数据没有核对；有出入时以报告为准');
  }
  const missing = Object.keys(PAGES_OF_OLD_PACKAGES).filter((name) => !files.has(name));
  // Older packages have no pages, and the oldest copies no README either.
  if (missing.length === 3 || (missing.length === 2 && files.has(PACKAGE_FILES.readme))) return true;
  for (const name of missing)
    findings.leave('file', name, `核验包中缺少“${name}”：这一版清单没有列出包中的文件，缺的是什么无从核对`);
  return missing.length === 0;
}

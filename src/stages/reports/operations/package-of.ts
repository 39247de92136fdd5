import { createHash } from 'node:crypto';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { hashOf } from '#proof/manifest/hashing.ts';
import { type Manifest, manifestSchema, type SignedManifest } from '#proof/manifest/manifest.ts';
import { PACKAGE_FILES } from '#proof/manifest/package-files.ts';
import { writePackage } from '#proof/manifest/write-package.ts';
import { reportErrors } from '../errors.ts';
import { reportPages } from './report-pages.ts';

/**
 * The package of an issued version and its reading page, as they were issued. A version whose manifest lists no files
 * (formats 1 and 2) gets a package without pages, because nothing would prove them, and a separate reading page.
 * @throws REPORT-REPLACED when the stored files are not those of the manifest
 */
export function packageOf(version: {
  readonly signed: SignedManifest;
  readonly document: Uint8Array;
  readonly package: Uint8Array | null;
  readonly number: number;
}): { readonly box: Uint8Array; readonly viewer: Uint8Array } {
  const { signed, document } = version;
  const manifest = manifestSchema.parse(JSON.parse(signed.manifest));
  if (!manifest.package) {
    const { viewer } = reportPages(manifest);
    return { box: writePackage(signed, document, {}), viewer: strToU8(viewer) };
  }
  const files = filesOf(version.package);
  if (!version.package || !isListed(files, manifest, signed, document))
    throw reportErrors.error('REPORT-REPLACED', { year: manifest.report.year, number: version.number });
  return { box: version.package, viewer: files[PACKAGE_FILES.viewer] ?? new Uint8Array() };
}

function filesOf(box: Uint8Array | null): Readonly<Record<string, Uint8Array>> {
  try {
    return box ? unzipSync(box) : {};
  } catch {
    return {};
  }
}

function isListed(
  files: Readonly<Record<string, Uint8Array>>,
  { package: list = {}, hash: algorithm }: Manifest,
  { manifest, signature, publicKey }: SignedManifest,
  document: Uint8Array,
): boolean {
  const due: Readonly<Record<string, string>> = {
    [PACKAGE_FILES.manifest]: manifest,
    [PACKAGE_FILES.signature]: `${signature}\n`,
    [PACKAGE_FILES.publicKey]: publicKey,
  };
  const hash = hashOf(algorithm) ?? ((bytes: Uint8Array) => createHash('sha256').update(bytes).digest());
  return (
    Object.entries(due).every(([name, text]) => strFromU8(files[name] ?? new Uint8Array()) === text) &&
    Buffer.from(files[PACKAGE_FILES.document] ?? []).equals(document) &&
    Object.entries(list).every(
      ([name, digest]) => Buffer.from(hash(files[name] ?? new Uint8Array())).toString('hex') === digest,
    )
  );
}

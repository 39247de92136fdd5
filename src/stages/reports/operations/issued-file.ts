import { PACKAGE_EXTENSION } from '#proof/manifest/package-files.ts';
import { type Database, type Scope, withScope } from '#kernel/db/index.ts';
import { reportErrors } from '../errors.ts';
import { demandAsIssued } from './demand-as-issued.ts';
import { issuedVersion } from './issued-versions.ts';
import { packageOf } from './package-of.ts';
import { issuedName } from './write-report-files.ts';

/** The document itself, the package that proves it, or the reading page. */
export const ISSUED_FILES = {
  document: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  package: 'application/zip',
  page: 'text/html; charset=utf-8',
} as const;
export type IssuedFileKind = keyof typeof ISSUED_FILES;

/** A file of an issued version, the same bytes each time. @throws REPORT-NOT-ISSUED, REPORT-REPLACED */
export async function issuedFile(
  db: Database,
  scope: Scope,
  of: { readonly report: string; readonly year: number; readonly number: number },
  kind: IssuedFileKind,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  const version = await withScope(db, scope, (client) => issuedVersion(client, scope.region, of, of.number));
  const type = ISSUED_FILES[kind];
  if (!version) throw reportErrors.error('REPORT-NOT-ISSUED', { year: of.year });
  demandAsIssued(version, of.year);
  const name = issuedName(version);
  if (kind === 'document') return { name: `${name}.docx`, type, bytes: new Uint8Array(version.document) };
  if (!version.proof) throw reportErrors.error('REPORT-NOT-ISSUED', { year: of.year });
  const { box, viewer } = packageOf({ ...version, signed: version.proof });
  if (kind === 'page') return { name: `${name}（阅读页）.html`, type, bytes: new Uint8Array(viewer) };
  return { name: `${name}${PACKAGE_EXTENSION}`, type, bytes: new Uint8Array(box) };
}

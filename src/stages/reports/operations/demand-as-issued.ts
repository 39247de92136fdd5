import { createHash } from 'node:crypto';
import { reportErrors } from '../errors.ts';
import type { IssuedVersion } from './issued-versions.ts';

/** Whether the stored document is the one whose digest was logged when it was issued. */
export function isAsIssued({ document, digest }: Pick<IssuedVersion, 'document' | 'digest'>): boolean {
  return createHash('sha256').update(document).digest('hex') === digest;
}

/**
 * Demands it before anything of an issued version is sent out.
 * @throws REPORT-REPLACED
 */
export function demandAsIssued<V extends Pick<IssuedVersion, 'document' | 'digest' | 'number'>>(
  version: V,
  year: number,
): V {
  if (!isAsIssued(version)) throw reportErrors.error('REPORT-REPLACED', { year, number: version.number });
  return version;
}

import { reportErrors } from '../errors.ts';
import { isUnmetWarning, type PreparedReport } from './prepare-report.ts';

/** REPORT-REFUSED with every obstacle and warning of a report in its details. */
export function refusalOf(
  year: number,
  { obstacles, checks, findings }: PreparedReport,
): ReturnType<typeof reportErrors.error> {
  return reportErrors.error('REPORT-REFUSED', {
    year,
    count: obstacles.length,
    obstacles,
    warnings: checks.filter(isUnmetWarning),
    findings,
  });
}

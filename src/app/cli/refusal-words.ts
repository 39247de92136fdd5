import type { MingzeError } from '#kernel/errors/index.ts';
import type { Pack } from '#model/pack/types.ts';
import { plainWords, titlesOf } from '#model/report/plain-words.ts';
import type { Obstacle } from '#stages/reports/index.ts';

/** The obstacles of a REPORT-REFUSED, in the order of the report. */
export function obstaclesOf(error: MingzeError): readonly Obstacle[] {
  return (error.details['obstacles'] ?? []) as readonly Obstacle[];
}

/**
 * A REPORT-REFUSED for users of the command line: the obstacles, a line each, numbers by their titles as on the page of
 * the report, then what to do.
 */
export function refusalInWords(error: MingzeError, pack: Pack): string {
  const titles = titlesOf(pack.indicators);
  return [
    error.message,
    ...obstaclesOf(error).map(({ message }) => `  ${plainWords(message, titles)}`),
    error.remedy,
  ].join('\n');
}

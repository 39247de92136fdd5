import { dayOf } from '#model/time/day-of.ts';
import { importFiles, type ImportRequest, type ImportResult } from '#engine/exchange/index.ts';
import { type DemoRequest, demoSource } from './demo-source.ts';

type LoadRequest = Omit<DemoRequest, 'pack'> & Omit<ImportRequest, 'files' | 'dryRun' | 'goodRows'>;

/**
 * Fills a city with synthetic records by an ordinary import, so that every rule applies to them; a second call changes
 * nothing.
 * @returns the result of the importer; `accepted` is false when a row was refused, and then none was imported
 */
export function loadDemo(request: LoadRequest): Promise<ImportResult> {
  const source = demoSource(request);
  // The demo uses the days of its own years, also on a computer whose clock is behind them.
  const now = dayOf(request.now);
  const today = now > source.lastDay ? now : source.lastDay;
  return importFiles({ ...request, today, files: [source], dryRun: false, goodRows: false });
}

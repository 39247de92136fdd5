import { dayOf } from '#model/time/day-of.ts';
import { importFiles, type ImportRequest, type ImportResult } from '#engine/exchange/index.ts';
import { type DemoRequest, demoSource } from './demo-source.ts';

type LoadRequest = Omit<DemoRequest, 'pack'> & Omit<ImportRequest, 'files' | 'dryRun' | 'goodRows'>;

/**
 * Fills a city with synthetic records. They come in as any file does, so that every rule holds for them; coming
 * twice changes nothing.
 * @returns what the importer says; `accepted` is false when a row was refused, and then none came in
 */
export function loadDemo(request: LoadRequest): Promise<ImportResult> {
  const source = demoSource(request);
  // A demo tells of its own years, also on a computer whose clock is behind them.
  const now = dayOf(request.now);
  const today = now > source.lastDay ? now : source.lastDay;
  return importFiles({ ...request, today, files: [source], dryRun: false, goodRows: false });
}

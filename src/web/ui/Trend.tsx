import { lazy, Suspense } from 'react';
import type { TrendProps } from './TrendPicture.tsx';

/** The chart library is large, and most pages have no chart: it is loaded with the first one. */
const Picture = lazy(async () => ({ default: (await import('./TrendPicture.tsx')).TrendPicture }));

/** One number over the years as a small chart, with the numbers as text for screen readers. */
export function Trend(props: TrendProps) {
  return (
    <Suspense fallback={<div className="trend" aria-hidden />}>
      <Picture {...props} />
    </Suspense>
  );
}

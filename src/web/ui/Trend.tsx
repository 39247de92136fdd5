import { lazy, Suspense } from 'react';
import type { TrendProps } from './TrendPicture.tsx';

/** The library of pictures is large, and most pages have none: it comes when the first picture is shown. */
const Picture = lazy(async () => ({ default: (await import('./TrendPicture.tsx')).TrendPicture }));

/** How one number went over the years, as a small picture; whoever cannot see it is told the numbers. */
export function Trend(props: TrendProps) {
  return (
    <Suspense fallback={<div className="trend" aria-hidden />}>
      <Picture {...props} />
    </Suspense>
  );
}

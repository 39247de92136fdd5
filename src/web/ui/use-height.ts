import { useEffect, useState } from 'react';

const LEAST = 240;

/** The pixels between a place on the page and the foot of the window, minus `taken`. */
export function useHeight(taken: number): number {
  const measure = (): number => Math.max(LEAST, innerHeight - taken);
  const [height, setHeight] = useState(measure);
  useEffect(() => {
    const changed = (): void => setHeight(Math.max(LEAST, innerHeight - taken));
    changed();
    addEventListener('resize', changed);
    return () => removeEventListener('resize', changed);
  }, [taken]);
  return height;
}

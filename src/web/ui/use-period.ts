import { useEffect } from 'react';
import { useToday } from './session.ts';
import { usePlace } from './use-place.ts';

const KEPT = 'mingze.year';
const YEAR = /^(?:19[5-9]\d|20\d\d)$/;

/**
 * The year of the page. It is part of the address, so that a copied address shows the same; a page that is opened
 * without one takes the year that was chosen last in this window.
 */
export function usePeriod(): { readonly year: string; readonly choose: (year: string) => void } {
  const { one, change } = usePlace();
  const remembered = useRememberedYear();
  const written = one('year');
  const year = written !== null && YEAR.test(written) ? written : remembered;
  useEffect(() => {
    sessionStorage.setItem(KEPT, year);
    if (written !== year) change({ year }, true);
    // Only what the address says can make it wrong.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `change` is new in every render
  }, [year, written]);
  return { year, choose: (chosen) => change({ year: chosen }) };
}

/** The year chosen last; at first the year before the city's while it is being reported on, in the first quarter. */
export function useRememberedYear(): string {
  const today = useToday();
  const kept = sessionStorage.getItem(KEPT);
  if (kept !== null && YEAR.test(kept)) return kept;
  const [year, month] = today.split('-').map(Number) as [number, number];
  return String(month <= 3 ? year - 1 : year);
}

/** A list of a year was opened: pages that are opened next without a year use it. */
export function keepYear(year: string): void {
  if (YEAR.test(year)) sessionStorage.setItem(KEPT, year);
}

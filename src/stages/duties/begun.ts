import type { Occurrence } from './occurrence.ts';

/**
 * Whether an occurrence counts for the city: what fell due before the first day of its duties does not. Where the due
 * date is unknown, the end of the period decides.
 * @param begunOn "YYYY-MM-DD"; null: the city has no such day, and everything counts
 */
export function countsFrom(begunOn: string | null): (one: Pick<Occurrence, 'due' | 'to'>) => boolean {
  return ({ due, to }) => begunOn === null || (due ?? to) >= begunOn;
}

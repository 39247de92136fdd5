import type { Occurrence } from './occurrence.ts';

/**
 * Whether an occurrence is the city's: what fell due before the day on which it began was never asked of anybody here. Where
 * nobody can say when it falls due, the end of its period decides.
 * @param begunOn "YYYY-MM-DD"; null: the city has no such day, and everything counts
 */
export function countsFrom(begunOn: string | null): (one: Pick<Occurrence, 'due' | 'to'>) => boolean {
  return ({ due, to }) => begunOn === null || (due ?? to) >= begunOn;
}

import { type PathRange, within } from '#kernel/db/index.ts';

/** A post that may do something for units. */
export interface Seat {
  readonly post: string;
  /** Paths of the units that the post belongs to or that are in its portfolio. */
  readonly places: readonly string[];
  /** Where it may. */
  readonly reach: readonly PathRange[];
}

/**
 * Which units each post answers for: of those that may do something for a unit, the nearest to it going up the tree. A
 * village that has a clerk is the clerk's; one that has none is the township's; and the committee's office, which may write
 * everywhere, is not told of everything.
 * @param units path of every unit, by code
 * @returns codes of units, by post; posts that answer for none are left out
 */
export function answerableFor(
  units: ReadonlyMap<string, string>,
  seats: readonly Seat[],
): ReadonlyMap<string, readonly string[]> {
  const at = new Map<string, Seat[]>();
  for (const seat of seats)
    for (const place of new Set(seat.places)) at.set(place, [...(at.get(place) ?? []), seat]);
  const charges = new Map<string, string[]>();
  for (const [code, path] of units)
    for (const { post } of nearest(path, at)) charges.set(post, [...(charges.get(post) ?? []), code]);
  return charges;
}

function nearest(path: string, at: ReadonlyMap<string, readonly Seat[]>): readonly Seat[] {
  for (let place = path; place !== ''; place = above(place)) {
    const may = (at.get(place) ?? []).filter(({ reach }) => within(path, reach));
    if (may.length > 0) return may;
  }
  return [];
}

/** "U1/XZ1/C1/" → "U1/XZ1/" → "U1/" → "" */
function above(path: string): string {
  return path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
}

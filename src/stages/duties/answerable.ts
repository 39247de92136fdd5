import { type PathRange, within } from '#kernel/db/index.ts';

/** A post with its units and its rights on them. */
export interface Seat {
  readonly post: string;
  /** Paths of the unit of the post and of the units in its portfolio. */
  readonly places: readonly string[];
  /** Paths of the units for which it has the right. */
  readonly reach: readonly PathRange[];
}

/**
 * Assigns each unit to the nearest post going up the tree that has the right for it. A village with a clerk belongs to
 * that clerk, one without to the township; so the committee's office, which may write everywhere, is not reminded of
 * everything.
 * @param units path of every unit, by code
 * @returns codes of units, by post; posts without units are left out
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

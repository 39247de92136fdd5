/** A range [lo, hi) of unit paths under C collation. */
export interface PathRange {
  readonly lo: string;
  readonly hi: string;
}

/** What a post may reach in one class of ledgers. */
export interface ClassRights {
  /** Disjoint and in order; none: nothing is seen. */
  readonly ranges: readonly PathRange[];
  /** Only rows recorded by this account; null: whoever recorded them. */
  readonly author: string | null;
  /** In sealed ledgers: true when the lists of knowers do not bind this post. */
  readonly knowsAll: boolean;
}

/**
 * What the acting post may reach, by class of ledgers. A transaction with rights runs under a role of its own
 * whose policies know nothing but these settings; the program's own roles are never lent to a post.
 */
export interface Rights {
  /** Compared with the lists of knowers of sealed rows, and kept with what is recorded. */
  readonly post: string;
  readonly account: string;
  /** False hides the fields about persons: their columns are not granted to the role at all. */
  readonly personal: boolean;
  /** What may be done with the region's reports. */
  readonly reports: readonly string[];
  readonly classes: readonly ClassRights[];
  /** Classes whose ledgers are sealed: the role of a whole region does not reach them by itself. */
  readonly sealed: readonly boolean[];
}

/** So many ranges a policy compares one by one. More would be more than a leader's portfolio. */
export const RANGE_SLOTS = 16;

/** The parts of `ranges` within `within`. */
export function intersect(ranges: readonly PathRange[], within: PathRange): readonly PathRange[] {
  return ranges.flatMap(({ lo, hi }) => {
    const from = lo > within.lo ? lo : within.lo;
    const to = hi < within.hi ? hi : within.hi;
    return from < to ? [{ lo: from, hi: to }] : [];
  });
}

/** True when `path` lies in one of the ranges. Paths are compared as C collation does: by their bytes. */
export function within(path: string, ranges: readonly PathRange[]): boolean {
  return ranges.some(({ lo, hi }) => lo <= path && path < hi);
}

/** A range [lo, hi) of unit paths under C collation. */
export interface PathRange {
  readonly lo: string;
  readonly hi: string;
}

/** The rows of one class of ledgers that a post may reach. */
export interface ClassRights {
  /** Disjoint and in order; none: no row. */
  readonly ranges: readonly PathRange[];
  /** Only rows recorded by this account; null: rows of every author. */
  readonly author: string | null;
  /** In sealed ledgers: whether the post sees rows without being on their lists of knowers. */
  readonly knowsAll: boolean;
}

/**
 * The rows that the acting post may reach, by class of ledgers. A transaction with rights runs under a role of its own
 * whose policies use only these settings; the program's own roles are never used for a post.
 */
export interface Rights {
  /** Compared with the lists of knowers of sealed rows, and stored with new records. */
  readonly post: string;
  readonly account: string;
  /** False hides the fields about persons: the role has no grant on their columns. */
  readonly personal: boolean;
  /** The allowed actions on the region's reports. */
  readonly reports: readonly string[];
  readonly classes: readonly ClassRights[];
  /** Classes whose ledgers are sealed: the role of a whole region does not reach them by itself. */
  readonly sealed: readonly boolean[];
  /** Whether some sealed ledger of units is known with all its rows: then finding none in it tells something too. */
  readonly knowsSealed: boolean;
}

/** Number of ranges that a policy compares one by one. More would be more than a leader's portfolio. */
export const RANGE_SLOTS = 16;

/** The parts of `ranges` inside `frame`. */
export function intersect(ranges: readonly PathRange[], frame: PathRange): readonly PathRange[] {
  return ranges.flatMap(({ lo, hi }) => {
    const from = isBefore(lo, frame.lo) ? frame.lo : lo;
    const to = isBefore(frame.hi, hi) ? frame.hi : hi;
    return isBefore(from, to) ? [{ lo: from, hi: to }] : [];
  });
}

/** The same paths in as few ranges as possible, in order. */
export function coalesce(ranges: readonly PathRange[]): readonly PathRange[] {
  const joined: PathRange[] = [];
  for (const range of ranges.toSorted((a, b) => (isBefore(a.lo, b.lo) ? -1 : isBefore(b.lo, a.lo) ? 1 : 0))) {
    const last = joined.at(-1);
    if (!last || isBefore(last.hi, range.lo)) joined.push(range);
    else if (isBefore(last.hi, range.hi)) joined[joined.length - 1] = { lo: last.lo, hi: range.hi };
  }
  return joined;
}

/** True when `path` lies in one of the ranges. */
export function within(path: string, ranges: readonly PathRange[]): boolean {
  return ranges.some(({ lo, hi }) => !isBefore(path, lo) && isBefore(path, hi));
}

/** C collation compares bytes of UTF-8, that is code points; JavaScript compares halves of pairs, which differ above U+D7FF. */
function isBefore(a: string, b: string): boolean {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return inOrder(x) < inOrder(y);
  }
  return a.length < b.length;
}

function inOrder(unit: number): number {
  return unit < 0xd800 ? unit : unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

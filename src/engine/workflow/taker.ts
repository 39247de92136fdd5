import type { Rights } from '#kernel/db/index.ts';

/** Who takes a step: an account acting in a post. */
export interface Taker {
  readonly account: string;
  /** The kind of post, by its id in the packs, and its appointment. */
  readonly kind: string;
  readonly appointment: string;
  /** Code of the unit in which the post is held. */
  readonly unit: string;
  /** The rows that it may read. */
  readonly reading: Rights;
  /** Path of every unit, by code. */
  readonly paths: ReadonlyMap<string, string>;
}

import type { TokenClass } from '#proof/quantities/token.ts';

/** An indicator that a number may be; `reasons` are for users, in Chinese. */
export interface Candidate {
  readonly indicator: string;
  /** 0 to 1. */
  readonly score: number;
  readonly reasons: readonly string[];
}

export interface LearnedToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly class: TokenClass;
  readonly unit: string | null;
  readonly indicator: string | null;
  readonly candidates: readonly Candidate[];
  /** Other indicators that fit about as well as the proposed one: a user must decide. */
  readonly tied: readonly string[];
  /** The parameter at this place, where it is known; null elsewhere. */
  readonly parameter: string | null;
  /** Known from the manifest of the report, or from words that equal those of the pack. */
  readonly certain: boolean;
}

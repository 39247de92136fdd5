import type { TokenClass } from '#proof/quantities/token.ts';

/** An indicator that a number may be; `reasons` are for people, in Chinese. */
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
  /** Other indicators that fit about as well as the proposed one: nobody but a person can tell which it is. */
  readonly tied: readonly string[];
  /** The parameter that stands here, where that is known; null elsewhere. */
  readonly parameter: string | null;
  /** Not guessed: by the manifest of the report, or by words that are those of the pack. */
  readonly certain: boolean;
}

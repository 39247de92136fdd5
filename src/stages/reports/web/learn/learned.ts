import type { Operations } from '#web/api/operations.ts';

/** An old report as the service read it; the service does not store it. */
export type Learned = Operations['POST /api/v1/reports/learn']['answer'];

/** A number of an old report that a user decides on. */
export interface OldNumber {
  readonly start: number;
  /** Where the number with its measure word ends. */
  readonly end: number;
  /** Where the numeral alone ends. */
  readonly numeral: number;
  readonly text: string;
  /** The possible indicators, the best first. */
  readonly candidates: Learned['tokens'][number]['candidates'];
  readonly proposed: string | null;
  /** Other indicators that fit about as well. */
  readonly tied: readonly string[];
  /** Known, not guessed. */
  readonly certain: boolean;
}

/** A name or a year that changes every year. */
export interface OldName {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly parameter: string;
}

/** A line of an old report, split into sentences. */
export interface OldLine {
  readonly start: number;
  readonly end: number;
  readonly heading: boolean;
  /** Whether it seems to be title, addressee, signature or date, which the new report has of its own. */
  readonly outer: boolean;
  readonly sentences: readonly OldSentence[];
}

export interface OldSentence {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly OldNumber[];
  readonly names: readonly OldName[];
}

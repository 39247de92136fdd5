import type { Operations } from '#web/api/operations.ts';

/** An old report as the service read it: nothing of it is kept there. */
export type Learned = Operations['POST /api/v1/reports/learn']['answer'];

/** A number of an old report that somebody decides on. */
export interface OldNumber {
  readonly start: number;
  /** Where the number with its measure word ends. */
  readonly end: number;
  /** Where the numeral alone ends. */
  readonly numeral: number;
  readonly text: string;
  /** The indicators that it may be, the best first. */
  readonly candidates: Learned['tokens'][number]['candidates'];
  readonly proposed: string | null;
  /** Other indicators that fit about as well. */
  readonly tied: readonly string[];
  /** Not guessed. */
  readonly certain: boolean;
}

/** A name or a year that every year has anew. */
export interface OldName {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly parameter: string;
}

/** A line of an old report in its sentences. */
export interface OldLine {
  readonly start: number;
  readonly end: number;
  readonly heading: boolean;
  /** Whether it seems to be title, addressee, signature or date, which the report has of its own. */
  readonly outer: boolean;
  readonly sentences: readonly OldSentence[];
}

export interface OldSentence {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly OldNumber[];
  readonly names: readonly OldName[];
}

/** The weights of the bonds between a number and an indicator, relative to the fit of the words (0 to 1). */
export interface AlignmentWeights {
  /** The score of choosing no indicator; a fit must be better. */
  readonly nothing: number;
  /** Subtracted for an indicator that the report has already. */
  readonly repeated: number;
  /** The indicator follows that of the number before in the pack's own text: across paragraphs, within one, within a sentence. */
  readonly followsFar: number;
  readonly followsInParagraph: number;
  readonly followsInSentence: number;
  /** Both count the same, or share labels. */
  readonly kin: number;
  /** The number is a part of the one before (其中). */
  readonly part: number;
  /** The number has no words of its own and takes those of the one before. */
  readonly borrowed: number;
}

/**
 * Fitted by `node --import tsx scripts/fit-learning.ts` on the reports of test/fixtures/learned-reports without those
 * in `held/`, which are excluded from the fitting and listed separately in its result.
 */
export const ALIGNMENT_WEIGHTS: AlignmentWeights = Object.freeze({
  nothing: 0.24,
  repeated: 0.25,
  followsFar: 0.02,
  followsInParagraph: 0.04,
  followsInSentence: 0.08,
  kin: 0.06,
  part: 0.12,
  borrowed: 0.08,
});

/** Days between which a definition is in force: from ≤ day < to; null = open. */
export interface Validity {
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
}

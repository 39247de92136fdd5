import type { QuantityRun } from '#proof/quantities/mark-runs.ts';

/** A stretch of a report in progress. */
export type RoomRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly slot: string; readonly text: string }
  | QuantityRun
  /** A parameter with last year's value that nobody has confirmed. */
  | { readonly kind: 'carried'; readonly parameter: string; readonly text: string }
  /** A parameter without a value. */
  | { readonly kind: 'blank'; readonly parameter: string; readonly text: string };

import type { QuantityRun } from '#proof/quantities/mark-runs.ts';

/** A stretch of a report on the table. */
export type RoomRun =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly slot: string; readonly text: string }
  | QuantityRun
  /** A parameter with last year's value, that nobody has confirmed. */
  | { readonly kind: 'carried'; readonly parameter: string; readonly text: string }
  /** A parameter that is not filled in. */
  | { readonly kind: 'blank'; readonly parameter: string; readonly text: string };

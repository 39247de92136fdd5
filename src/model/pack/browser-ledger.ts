import type { Field } from '../field.ts';
import type { RowCheck } from './types.ts';

/** The part of a ledger that a form needs: plain data that travels as JSON. */
export interface BrowserLedger {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly identity: readonly string[];
  /** The field that decides the period. */
  readonly happened: string | null;
  readonly checks: readonly RowCheck[];
}

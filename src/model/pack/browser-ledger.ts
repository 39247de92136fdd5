import type { Field } from '../field.ts';
import type { Ledger, RowCheck } from './types.ts';

/** What of a ledger a form needs, and nothing else: plain data that travels as JSON. */
export interface BrowserLedger {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly identity: readonly string[];
  /** The field that decides the period. */
  readonly happened: string | null;
  readonly checks: readonly RowCheck[];
}

/** The browser's form of a ledger, made by picking, so that a key added to the compiled form never leaks by itself. */
export function browserLedger({ id, title, fields, identity, happened, checks }: Ledger): BrowserLedger {
  return Object.freeze({
    id,
    title,
    fields,
    identity: identity.map((field) => field.id),
    happened: happened?.id ?? null,
    checks,
  });
}

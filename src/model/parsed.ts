import type { CellFault, CellFaultKind } from './field.ts';
import type { Value } from './value.ts';

/** The result of an empty cell. */
export const EMPTY: { readonly value: null } = Object.freeze({ value: null });

/** A cell that was read. */
export function accept(value: Value): { readonly value: Value } {
  return { value };
}

/** A cell that was refused; `message` is Chinese and names the value and the remedy. */
export function refuse(kind: CellFaultKind, message: string): { readonly fault: CellFault } {
  return { fault: { kind, message } };
}

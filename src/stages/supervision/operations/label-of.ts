import type { Ledger } from '#model/pack/types.ts';

/** A form holds what people read: the choice's name. */
export function labelOf(ledger: Ledger, field: string, code: string): string {
  return ledger.field.get(field)?.choices.find((choice) => choice.code === code)?.label ?? code;
}

import type { Ledger } from '#model/pack/types.ts';

/** A form contains labels: the name of the choice. */
export function labelOf(ledger: Ledger, field: string, code: string): string {
  return ledger.field.get(field)?.choices.find((choice) => choice.code === code)?.label ?? code;
}

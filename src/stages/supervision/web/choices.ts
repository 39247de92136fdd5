import type { Operations } from '#web/api/operations.ts';

export type Choices = readonly { readonly code: string; readonly label: string }[];

type Definition = Operations['GET /api/v1/ledgers/{ledger}']['answer'];

/** The choices of a field of a ledger; none while the definition is loading. */
export function choicesOf(definition: Definition | undefined, field: string): Choices {
  return definition?.fields.find(({ id }) => id === field)?.choices ?? [];
}

import type { Operations } from '#web/api/operations.ts';
import { useOperation } from '#web/api/use-operation.ts';
import type { Field } from '#model/field.ts';

export type Definition = Operations['GET /api/v1/ledgers/{ledger}']['answer'];
export type ListedRow = Operations['GET /api/v1/ledgers/{ledger}/rows']['answer']['items'][number];

/** A ledger as the acting post may see it. Definitions change only with a release. */
export function useDefinition(ledger: string) {
  return useOperation(
    'GET /api/v1/ledgers/{ledger}',
    { path: { ledger } },
    { fresh: Number.POSITIVE_INFINITY, when: ledger !== '' },
  );
}

/** The fields in the form that the field types know. */
export function fieldsOf({ fields }: Pick<Definition, 'fields'>): readonly Field[] {
  return fields;
}

/**
 * The fields that somebody fills in: what steps of a flow write is shown, and never asked for.
 * @param isNew whether the row is being recorded: some fields are typed then, and left to steps afterwards
 */
export function filledFieldsOf(definition: Pick<Definition, 'fields'>, isNew: boolean): readonly Field[] {
  return fieldsOf(definition).filter(({ byStep }) => byStep === null || (isNew && byStep === 'later'));
}

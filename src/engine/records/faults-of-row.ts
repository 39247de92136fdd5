import { fieldTypes } from '#fields/index.ts';
import { breaksCheck } from '#model/expression/breaks-check.ts';
import type { Ledger } from '#model/pack/types.ts';
import { type DayFrame, dayFault } from '#model/time/judge-day.ts';
import type { Value } from '#model/value.ts';

/** What is wrong with one field of a row, or with the row: field ''. */
export interface RowFault {
  readonly field: string;
  readonly message: string;
}

/**
 * What a submitted or accepted row lacks or breaks: required fields, impossible days, checks of its ledger.
 * @param happenedOn the day that decides the row's period
 */
export function faultsOfRow(
  ledger: Ledger,
  values: ReadonlyMap<string, Value>,
  happenedOn: string | null,
  frame: DayFrame,
): readonly RowFault[] {
  const missing = ledger.fields
    .filter(({ id, required }) => required && (values.get(id) ?? null) === null)
    .map(({ id, title }) => ({ field: id, message: `“${title}”必填` }));
  const days = ledger.fields.flatMap((field) => {
    const { day } = fieldTypes[field.type];
    const message = dayFault(field, day, values.get(field.id) ?? null, frame, field === ledger.happened);
    return message === null ? [] : [{ field: field.id, message }];
  });
  const environment = {
    path: ({ field }: { readonly field: { readonly id: string } }) => values.get(field.id) ?? null,
    name: () => null,
  };
  const broken = ledger.checks
    .filter((check) => breaksCheck(check, happenedOn, environment))
    .map(({ message }) => ({ field: '', message }));
  return [...missing, ...days, ...broken];
}

import { behindCodes } from '#fields/behind-codes.ts';
import { fieldTypes } from '#fields/index.ts';
import type { CorrectedCell } from './corrections.ts';
import type { CityNames } from './base-names.ts';
import type { PlannedSheet } from './plan.ts';

/** The log's word for a value that it must not quote. */
const CHANGED = '已改';

/**
 * The corrections of the page in the form of the result, the batch and the log: names instead of codes; of sealed
 * ledgers and of fields about persons only that they were changed.
 * @param sheets read to their end
 */
export function correctedCells(
  sheets: readonly PlannedSheet[],
  { nameOf, personName }: Pick<CityNames, 'nameOf' | 'personName'>,
): readonly CorrectedCell[] {
  return sheets.flatMap(({ ledger, corrections }) =>
    (corrections?.done ?? []).map((cell) => {
      const field = ledger.fields.find(({ title }) => title === cell.column);
      if (ledger.sensitivity === 'sealed' || field?.personal)
        return { ...cell, before: null, after: CHANGED };
      const names = field ? behindCodes(fieldTypes[field.type], nameOf, personName) : null;
      const after = cell.after?.split('、').map((part) => names?.get(part) ?? part);
      return { ...cell, after: after?.join('、') ?? null };
    }),
  );
}

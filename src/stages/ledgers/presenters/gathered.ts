import type { ReadRow } from '#engine/records/index.ts';
import type { GatheredFrom } from '#model/pack/gathered.ts';
import type { Ledger } from '#model/pack/types.ts';
import type { Call } from '#service/endpoint.ts';
import { reaches } from '#service/reach.ts';

/** A field of a row that follows from rows of other ledgers at present, and the lists that show these. */
export interface GatheredFieldOfRow {
  readonly field: string;
  readonly from: readonly {
    readonly title: string;
    /** Null where the post may not read it. */
    readonly ledger: string | null;
    readonly where: readonly string[];
  }[];
}

/** From where the fields of a row follow, as far as the acting post sees the fields. */
export function gatheredOf(call: Call, ledger: Ledger, row: ReadRow): readonly GatheredFieldOfRow[] {
  return ledger.gathered
    .filter(({ field }) => row.gathered.includes(field.id) && field.id in row.values)
    .map(({ field, from }) => ({
      field: field.id,
      from: from.flatMap((one) => {
        const found = call.context.pack.ledgers.get(one.ledger);
        if (!found) return [];
        const { title, id } = found;
        const where = conditionOf(ledger, found, one, row);
        return [
          { title, ledger: reaches(call, found, 'read') ? id : null, where: where === null ? [] : [where] },
        ];
      }),
    }));
}

/** The condition that the rows which belong to a row satisfy; null where their ledger cannot be cited. */
function conditionOf(
  ledger: Ledger,
  from: Ledger,
  { link: { kind, field } }: GatheredFrom,
  { values }: ReadRow,
): string | null {
  const [column, value] =
    kind === 'by' ? [field.id, values[ledger.reference?.id ?? '']] : [from.reference?.id, values[field.id]];
  return column === undefined || value === undefined || value === null ? null : `${column}:eq:${value}`;
}

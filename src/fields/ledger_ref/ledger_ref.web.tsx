import { inWords } from '#fields/in-words.ts';
import { TextCell } from '#fields/text-cell.web.tsx';
import type { CellProps, FieldFace } from '#web/ui/field-face.ts';
import { TextFilter } from '#web/ui/fields/TextFilter.tsx';
import { lookupInput } from '#web/ui/fields/LookupInput.tsx';
import { Go } from '#web/ui/Go.tsx';
import { searchText } from '#web/ui/plain-search.ts';

/**
 * The number of the cited row, which opens it. A row of a sealed ledger is opened through its list, because the service
 * has not looked for it; a row out of the reader's sight is only named.
 */
function CitedCell({ field, raw, names }: CellProps) {
  const ledger = field.ledger ?? '';
  const found = names.cited[ledger];
  const row = raw === null ? undefined : found?.rows?.[raw];
  if (row !== undefined) return <Go to={`/ledgers/${ledger}/rows/${row}`}>{raw}</Go>;
  if (raw === null || found === undefined || found.rows !== null)
    return <TextCell field={field} raw={raw} names={names} />;
  const where = `${found.reference}:eq:${raw}`;
  return <Go to={`/ledgers/${ledger}${searchText({ where: [where] })}`}>{raw}</Go>;
}

export const ledgerRefFace: FieldFace = {
  Input: lookupInput('row'),
  Cell: CitedCell,
  Filter: TextFilter,
  width: 150,
  align: 'left',
  picked: true,
  words: inWords,
};

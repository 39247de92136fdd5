import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { lookupInput } from '#web/ui/fields/LookupInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { TextFilter } from '#web/ui/fields/TextFilter.tsx';

export const ledgerRefFace: FieldFace = {
  Input: lookupInput('row'),
  Cell: TextCell,
  Filter: TextFilter,
  width: 150,
  align: 'left',
  picked: true,
  words: inWords,
};

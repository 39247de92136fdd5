import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { rangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { numberInput } from '#web/ui/fields/TextInput.tsx';

export const decimalFace: FieldFace = {
  Input: numberInput(),
  Cell: TextCell,
  Filter: rangeFilter(),
  width: 110,
  align: 'right',
  picked: false,
  words: inWords,
};

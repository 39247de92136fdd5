import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { rangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { numberInput } from '#web/ui/fields/TextInput.tsx';
import { moneyFenType } from './money_fen.ts';

export const moneyFenFace: FieldFace = {
  Input: numberInput(moneyFenType.columnUnit),
  Cell: TextCell,
  Filter: rangeFilter(),
  width: 130,
  align: 'right',
  picked: false,
  words: inWords,
};

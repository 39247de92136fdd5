import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { rangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const monthFace: FieldFace = {
  Input: dateInput('month'),
  Cell: TextCell,
  Filter: rangeFilter('2021-03'),
  width: 110,
  align: 'left',
  picked: false,
  words: inWords,
};

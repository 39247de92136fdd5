import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { rangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const datetimeFace: FieldFace = {
  Input: dateInput('datetime'),
  Cell: TextCell,
  Filter: rangeFilter('2021-03-05 09:30'),
  width: 150,
  align: 'left',
  picked: false,
  words: inWords,
};

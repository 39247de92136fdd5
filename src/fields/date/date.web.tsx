import { chineseDay } from '#web/ui/chinese-time.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { DayCell } from '#web/ui/fields/DayCell.tsx';
import { rangeFilter } from '#fields/range-filter.web.tsx';

export const dateFace: FieldFace = {
  Input: dateInput('date'),
  Cell: DayCell,
  Filter: rangeFilter('2021-03-05'),
  width: 130,
  align: 'left',
  picked: false,
  words: (_field, raw) => chineseDay(raw),
};

import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { DayCell } from '#web/ui/fields/DayCell.tsx';
import { RangeFilter } from '#fields/range-filter.web.tsx';

export const dateFace: FieldFace = {
  Input: dateInput('date'),
  Cell: DayCell,
  Filter: RangeFilter,
  width: 130,
  align: 'left',
};

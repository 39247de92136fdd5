import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#web/ui/fields/DateInput.tsx';
import { DayCell } from '#web/ui/fields/DayCell.tsx';
import { RangeFilter } from '#web/ui/fields/RangeFilter.tsx';

export const dateFace: FieldFace = {
  Input: dateInput('date'),
  Cell: DayCell,
  Filter: RangeFilter,
  width: 130,
  align: 'left',
};

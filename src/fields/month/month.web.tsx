import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#web/ui/fields/DateInput.tsx';
import { RangeFilter } from '#web/ui/fields/RangeFilter.tsx';
import { TextCell } from '#web/ui/fields/TextCell.tsx';

export const monthFace: FieldFace = {
  Input: dateInput('month'),
  Cell: TextCell,
  Filter: RangeFilter,
  width: 110,
  align: 'left',
};

import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { RangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const monthFace: FieldFace = {
  Input: dateInput('month'),
  Cell: TextCell,
  Filter: RangeFilter,
  width: 110,
  align: 'left',
};

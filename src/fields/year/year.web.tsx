import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { RangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const yearFace: FieldFace = {
  Input: dateInput('year'),
  Cell: TextCell,
  Filter: RangeFilter,
  width: 90,
  align: 'left',
};

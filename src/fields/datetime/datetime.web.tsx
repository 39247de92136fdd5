import type { FieldFace } from '#web/ui/field-face.ts';
import { dateInput } from '#fields/date-input.web.tsx';
import { RangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const datetimeFace: FieldFace = {
  Input: dateInput('datetime'),
  Cell: TextCell,
  Filter: RangeFilter,
  width: 150,
  align: 'left',
};

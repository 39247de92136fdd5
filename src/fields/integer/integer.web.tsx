import type { FieldFace } from '#web/ui/field-face.ts';
import { RangeFilter } from '#fields/range-filter.web.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { TextInput } from '#web/ui/fields/TextInput.tsx';

export const integerFace: FieldFace = {
  Input: TextInput,
  Cell: TextCell,
  Filter: RangeFilter,
  width: 100,
  align: 'right',
};

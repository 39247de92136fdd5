import type { FieldFace } from '#web/ui/field-face.ts';
import { RangeFilter } from '#web/ui/fields/RangeFilter.tsx';
import { TextCell } from '#web/ui/fields/TextCell.tsx';
import { TextInput } from '#web/ui/fields/TextInput.tsx';

export const percentFace: FieldFace = {
  Input: TextInput,
  Cell: TextCell,
  Filter: RangeFilter,
  width: 100,
  align: 'right',
};

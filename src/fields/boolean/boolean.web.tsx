import type { FieldFace } from '#web/ui/field-face.ts';
import { ChoiceFilter } from '#web/ui/fields/ChoiceFilter.tsx';
import { choiceInput } from '#web/ui/fields/ChoiceInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const booleanFace: FieldFace = {
  Input: choiceInput(false),
  Cell: TextCell,
  Filter: ChoiceFilter,
  width: 90,
  align: 'left',
};

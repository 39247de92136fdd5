import type { FieldFace } from '#web/ui/field-face.ts';
import { ChoiceFilter } from '#web/ui/fields/ChoiceFilter.tsx';
import { choiceInput } from '#web/ui/fields/ChoiceInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';

export const choicesFace: FieldFace = {
  Input: choiceInput(true),
  Cell: TextCell,
  Filter: ChoiceFilter,
  width: 160,
  align: 'left',
};

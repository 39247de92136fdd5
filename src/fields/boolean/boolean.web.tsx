import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { choiceFilter } from '#web/ui/fields/ChoiceFilter.tsx';
import { choiceInput } from '#web/ui/fields/ChoiceInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { booleanType } from './boolean.ts';

export const booleanFace: FieldFace = {
  Input: choiceInput(false, booleanType.entries),
  Cell: TextCell,
  Filter: choiceFilter(booleanType.entries),
  width: 90,
  align: 'left',
  picked: true,
  words: inWords,
};

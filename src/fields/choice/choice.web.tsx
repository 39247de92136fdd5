import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { choiceFilter } from '#web/ui/fields/ChoiceFilter.tsx';
import { choiceInput } from '#web/ui/fields/ChoiceInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { choiceType } from './choice.ts';

export const choiceFace: FieldFace = {
  Input: choiceInput(false, choiceType.entries),
  Cell: TextCell,
  Filter: choiceFilter(choiceType.entries),
  width: 130,
  align: 'left',
  picked: true,
  words: inWords,
};

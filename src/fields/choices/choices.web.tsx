import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { choiceFilter } from '#web/ui/fields/ChoiceFilter.tsx';
import { choiceInput } from '#web/ui/fields/ChoiceInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { choicesType } from './choices.ts';

export const choicesFace: FieldFace = {
  Input: choiceInput(true, choicesType.entries),
  Cell: TextCell,
  Filter: choiceFilter(choicesType.entries),
  width: 160,
  align: 'left',
  picked: true,
  words: inWords,
};

import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { LongTextInput } from '#web/ui/fields/LongTextInput.tsx';
import { TextCell } from '#fields/text-cell.web.tsx';
import { TextFilter } from '#web/ui/fields/TextFilter.tsx';

export const longTextFace: FieldFace = {
  Input: LongTextInput,
  Cell: TextCell,
  Filter: TextFilter,
  width: 260,
  align: 'left',
  picked: false,
  words: inWords,
};

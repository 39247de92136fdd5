import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { TextCell } from '#fields/text-cell.web.tsx';
import { TextFilter } from '#web/ui/fields/TextFilter.tsx';
import { TextInput } from '#web/ui/fields/TextInput.tsx';

export const documentFace: FieldFace = {
  Input: TextInput,
  Cell: TextCell,
  Filter: TextFilter,
  width: 180,
  align: 'left',
  picked: false,
  words: inWords,
};

import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { TextFilter } from '#web/ui/fields/TextFilter.tsx';
import { TextInput } from '#web/ui/fields/TextInput.tsx';
import { UrlCell } from '#web/ui/fields/UrlCell.tsx';

export const urlFace: FieldFace = {
  Input: TextInput,
  Cell: UrlCell,
  Filter: TextFilter,
  width: 180,
  align: 'left',
  picked: false,
  words: inWords,
};

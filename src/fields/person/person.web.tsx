import { inWords } from '#fields/in-words.ts';
import type { FieldFace } from '#web/ui/field-face.ts';
import { lookupFilter } from '#web/ui/fields/LookupFilter.tsx';
import { lookupInput } from '#web/ui/fields/LookupInput.tsx';
import { nameCell } from '#web/ui/fields/NameCell.tsx';

export const personFace: FieldFace = {
  Input: lookupInput('person'),
  Cell: nameCell('persons'),
  Filter: lookupFilter('person'),
  width: 110,
  align: 'left',
  picked: true,
  words: inWords,
};

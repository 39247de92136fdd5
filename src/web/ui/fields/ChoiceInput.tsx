import { useState } from 'react';
import type { Choice, Field } from '#model/field.ts';
import { finds } from '../finds.ts';
import type { InputProps } from '../field-face.ts';
import { PickerSelect } from './PickerSelect.tsx';

/** One or several of the type's entries, found by name or pinyin initials. */
export function choiceInput(several: boolean, entriesOf: (field: Field) => readonly Choice[]) {
  return function ChoiceInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const entries = entriesOf(field);
    return (
      <PickerSelect
        describedBy={describedBy}
        invalid={invalid}
        disabled={disabled}
        id={id}
        several={several}
        chosen={value === '' ? [] : several ? value.split('、') : [value]}
        labelOf={(label) => label}
        offered={entries
          .filter((entry) => finds(entry, typed))
          .map(({ label }) => ({ value: label, label, note: null }))}
        pending={false}
        typed={typed}
        onTyped={setTyped}
        open={open}
        onOpen={setOpen}
        onChange={(chosen) => onChange(chosen.join('、'))}
        placeholder={several ? '可选多个' : '请选'}
      />
    );
  };
}

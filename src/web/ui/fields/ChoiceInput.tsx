import { useState } from 'react';
import { finds } from '../finds.ts';
import type { InputProps } from '../field-face.ts';
import { PickerSelect } from './PickerSelect.tsx';

/** One or several entries of the field's dictionary, found by name or pinyin initials. */
export function choiceInput(several: boolean) {
  return function ChoiceInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const entries = field.type === 'boolean' ? [{ label: '是' }, { label: '否' }] : field.choices;
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

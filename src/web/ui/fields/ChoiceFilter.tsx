import { useState } from 'react';
import type { Choice, Field } from '#model/field.ts';
import { finds } from '../finds.ts';
import type { FilterProps } from '../field-face.ts';
import { PickerSelect } from './PickerSelect.tsx';

/** Rows with one of the chosen entries. */
export function choiceFilter(entriesOf: (field: Field) => readonly Choice[]) {
  return function ChoiceFilter({ field, conditions, onChange }: FilterProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const chosen = conditions.find((one) => one.startsWith('in:'))?.slice('in:'.length) ?? '';
    const one = conditions.find((each) => each.startsWith('eq:'))?.slice('eq:'.length);
    const entries = entriesOf(field);
    return (
      <PickerSelect
        small
        several
        label={`筛选：${field.title}`}
        chosen={one === undefined ? (chosen === '' ? [] : chosen.split(',')) : [one]}
        labelOf={(code) => entries.find((entry) => entry.code === code)?.label ?? code}
        offered={entries
          .filter((entry) => finds(entry, typed))
          .map(({ code, label }) => ({ value: code, label, note: null }))}
        pending={false}
        typed={typed}
        onTyped={setTyped}
        open={open}
        onOpen={setOpen}
        onChange={(codes) => onChange(codes.length === 0 ? [] : [`in:${codes.join(',')}`])}
        placeholder="全部"
      />
    );
  };
}

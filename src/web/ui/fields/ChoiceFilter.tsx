import { useState } from 'react';
import { finds } from '../finds.ts';
import type { FilterProps } from '../field-face.ts';
import { PickerSelect } from './PickerSelect.tsx';

const YES_OR_NO = [
  { code: 'true', label: '是' },
  { code: 'false', label: '否' },
];

/** Rows with one of the chosen entries. */
export function ChoiceFilter({ field, conditions, onChange }: FilterProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const chosen = conditions.find((one) => one.startsWith('in:'))?.slice('in:'.length) ?? '';
  const one = conditions.find((each) => each.startsWith('eq:'))?.slice('eq:'.length);
  const entries = field.type === 'boolean' ? YES_OR_NO : field.choices;
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
}

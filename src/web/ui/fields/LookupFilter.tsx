import { useState } from 'react';
import type { FilterProps } from '../field-face.ts';
import { PickerSelect } from './PickerSelect.tsx';
import { type LookedUp, useLookup } from './use-lookup.ts';

/** Rows that name one of the chosen units or persons. */
export function lookupFilter(what: Exclude<LookedUp, 'row'>) {
  return function LookupFilter({ field, conditions, onChange, names }: FilterProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
    const { found, pending } = useLookup(what, typed, open, null);
    const [, op, written = ''] = /^(eq|in):(.*)$/.exec(conditions[0] ?? '') ?? [];
    const known = what === 'unit' ? names.units : names.persons;
    return (
      <PickerSelect
        small
        several
        label={`筛选：${field.title}`}
        chosen={op === undefined || written === '' ? [] : written.split(',')}
        labelOf={(code) => seen.get(code) ?? known[code] ?? code}
        offered={found}
        pending={pending}
        typed={typed}
        onTyped={setTyped}
        open={open}
        onOpen={setOpen}
        onChange={(chosen) => {
          setSeen(new Map([...seen, ...found.map(({ value, label }) => [value, label] as const)]));
          onChange(chosen.length === 0 ? [] : [`in:${chosen.join(',')}`]);
        }}
        placeholder="全部"
      />
    );
  };
}

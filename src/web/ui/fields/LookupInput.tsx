import { useState } from 'react';
import type { InputProps, Names } from '../field-face.ts';
import { PickerSelect } from './PickerSelect.tsx';
import { type LookedUp, useLookup } from './use-lookup.ts';
import { useNamesOf } from './use-names-of.ts';

type Kind = 'unit' | 'units' | 'person' | 'persons' | 'row';
const WHAT: Readonly<Record<Kind, LookedUp>> = {
  unit: 'unit',
  units: 'unit',
  person: 'person',
  persons: 'person',
  row: 'row',
};

/** Units, persons or rows of another ledger, found by name, code or pinyin initials; the value is the code. */
export function lookupInput(kind: Kind) {
  const what = WHAT[kind];
  return function LookupInput({ field, value, onChange, names, id, ...rest }: InputProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
    const { found, pending } = useLookup(what, typed, open, field.ledger);
    const chosen = value === '' ? [] : value.split('、');
    const given = known(names, what);
    // A restored draft contains codes without names.
    const asked = useNamesOf(
      what,
      chosen.filter((code) => !seen.has(code) && given[code] === undefined),
    );
    return (
      <PickerSelect
        {...rest}
        id={id}
        several={kind === 'units' || kind === 'persons'}
        chosen={chosen}
        labelOf={(code) => seen.get(code) ?? given[code] ?? asked.get(code) ?? code}
        offered={found}
        pending={pending}
        typed={typed}
        onTyped={setTyped}
        open={open}
        onOpen={setOpen}
        onChange={(picked) => {
          setSeen(new Map([...seen, ...found.map((one) => [one.value, one.label] as const)]));
          onChange(picked.join('、'));
        }}
        placeholder="输入名称或拼音首字母"
      />
    );
  };
}

function known(names: Names, what: LookedUp): Readonly<Record<string, string>> {
  return what === 'unit' ? names.units : what === 'person' ? names.persons : {};
}

import { Select } from 'antd';
import { useState } from 'react';
import type { InputProps, Names } from '../field-face.ts';
import { type Found, type LookedUp, useLookup } from './use-lookup.ts';

type Kind = 'unit' | 'units' | 'person' | 'persons' | 'row';
const WHAT: Readonly<Record<Kind, LookedUp>> = {
  unit: 'unit',
  units: 'unit',
  person: 'person',
  persons: 'person',
  row: 'row',
};

/** Units, persons or rows of another ledger, found by name, code or pinyin initials; keeps codes. */
export function lookupInput(kind: Kind) {
  const what = WHAT[kind];
  return function LookupInput({
    field,
    value,
    onChange,
    id,
    names,
    describedBy,
    invalid,
    disabled,
  }: InputProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
    const found = useLookup(what, typed, open, field.ledger);
    const codes = value === '' ? [] : value.split('、');
    const nameOf = (code: string): string => seen.get(code) ?? known(names, what)[code] ?? code;
    const listed = new Set(found.map((one) => one.value));
    const options: readonly Found[] = [
      ...codes
        .filter((code) => !listed.has(code))
        .map((code) => ({ value: code, label: nameOf(code), note: null })),
      ...found,
    ];
    const keep = (chosen: readonly string[]): void => {
      setSeen(new Map([...seen, ...found.map((one) => [one.value, one.label] as const)]));
      setTyped('');
      onChange(chosen.join('、'));
    };
    const shared = {
      id,
      className: 'full',
      allowClear: true,
      showSearch: { filterOption: false, onSearch: setTyped, searchValue: typed },
      onOpenChange: setOpen,
      disabled: disabled ?? false,
      'aria-describedby': describedBy,
      'aria-invalid': invalid,
      placeholder: '输入名称或拼音首字母',
      notFoundContent: typed === '' ? '请输入名称或拼音首字母' : '没有找到',
      optionRender: (option: { readonly data: Found }) => (
        <>
          {option.data.label}
          {option.data.note === null ? null : <span className="quiet">　{option.data.note}</span>}
        </>
      ),
      ...(invalid ? { status: 'error' as const } : {}),
    };
    if (kind === 'units' || kind === 'persons')
      return (
        <Select<string[], Found>
          {...shared}
          mode="multiple"
          options={[...options]}
          value={[...codes]}
          onChange={keep}
        />
      );
    return (
      <Select<string | null, Found>
        {...shared}
        options={[...options]}
        value={codes[0] ?? null}
        onChange={(chosen) => keep(chosen === null || chosen === undefined ? [] : [chosen])}
      />
    );
  };
}

function known(names: Names, what: LookedUp): Readonly<Record<string, string>> {
  return what === 'unit' ? names.units : what === 'person' ? names.persons : {};
}

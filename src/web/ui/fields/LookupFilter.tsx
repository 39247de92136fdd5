import { Select } from 'antd';
import { useState } from 'react';
import type { FilterProps } from '../field-face.ts';
import { type LookedUp, useLookup } from './use-lookup.ts';

/** Rows that name one of the chosen units or persons. */
export function lookupFilter(what: Exclude<LookedUp, 'row'>) {
  return function LookupFilter({ field, conditions, onChange, names }: FilterProps) {
    const [typed, setTyped] = useState('');
    const [open, setOpen] = useState(false);
    const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map());
    const found = useLookup(what, typed, open, null);
    const [, op, written = ''] = /^(eq|in):(.*)$/.exec(conditions[0] ?? '') ?? [];
    const codes = op === undefined || written === '' ? [] : written.split(',');
    const known = what === 'unit' ? names.units : names.persons;
    const listed = new Set(found.map(({ value }) => value));
    const options = [
      ...codes
        .filter((code) => !listed.has(code))
        .map((code) => ({ value: code, label: seen.get(code) ?? known[code] ?? code })),
      ...found.map(({ value, label }) => ({ value, label })),
    ];
    return (
      <Select<string[]>
        size="small"
        mode="multiple"
        className="full"
        maxTagCount={1}
        popupMatchSelectWidth={false}
        allowClear
        aria-label={`筛选：${field.title}`}
        placeholder="全部"
        options={options}
        value={codes}
        showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
        notFoundContent={typed === '' ? '请输入名称或拼音首字母' : '没有找到'}
        onOpenChange={setOpen}
        onChange={(chosen) => {
          setSeen(new Map([...seen, ...found.map(({ value, label }) => [value, label] as const)]));
          setTyped('');
          onChange(chosen.length === 0 ? [] : [`in:${chosen.join(',')}`]);
        }}
      />
    );
  };
}

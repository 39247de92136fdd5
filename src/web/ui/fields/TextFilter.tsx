import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { FilterProps } from '../field-face.ts';

/** Rows whose text contains the typed text; applied at Enter or when the input is left. */
export function TextFilter({ field, conditions, onChange }: FilterProps) {
  const asked = conditions.find((one) => one.startsWith('contains:'))?.slice('contains:'.length) ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  const apply = (text: string): void => {
    if (text.trim() !== asked) onChange(text.trim() === '' ? [] : [`contains:${text.trim()}`]);
  };
  return (
    <Input
      size="small"
      allowClear
      aria-label={`筛选：${field.title}`}
      placeholder="含……"
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
        if (target.value === '') apply('');
      }}
      onPressEnter={() => apply(typed)}
      onBlur={() => apply(typed)}
    />
  );
}

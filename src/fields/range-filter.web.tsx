import { Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import { rawValue } from '#fields/raw-value.ts';
import type { FilterProps } from '#web/ui/field-face.ts';

const UNJUDGED = {
  unit: (code: string) => ({ code }),
  person: (code: string) => ({ code }),
  headerMoneyUnit: null,
};

/** Rows between two values, either of which may be left open; typed as in the form. @param example of a value, in an empty input */
export function rangeFilter(example = '') {
  return function RangeFilter({ field, conditions, onChange }: FilterProps) {
    const of = (op: 'ge' | 'le'): string => {
      const raw = conditions.find((one) => one.startsWith(`${op}:`))?.slice(3);
      return raw === undefined ? '' : shown(field, raw);
    };
    const [from, setFrom] = useState(of('ge'));
    const [to, setTo] = useState(of('le'));
    const [fault, setFault] = useState<string | null>(null);
    const asked = conditions.join(' ');
    useEffect(() => {
      setFrom(of('ge'));
      setTo(of('le'));
      // What is typed gives way only when what is asked changes.
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- as said
    }, [asked]);
    const apply = (): void => {
      const next: string[] = [];
      for (const [op, text] of [
        ['ge', from],
        ['le', to],
      ] as const) {
        if (text.trim() === '') continue;
        const parsed = fieldTypes[field.type].parse(text, { ...field, min: null, max: null }, UNJUDGED);
        if ('fault' in parsed) return setFault(parsed.fault.message);
        if (parsed.value !== null && !Array.isArray(parsed.value)) next.push(`${op}:${String(parsed.value)}`);
      }
      setFault(null);
      if (next.join(' ') !== asked) onChange(next);
    };
    const bound = (label: string, value: string, set: (text: string) => void) => (
      <label className="bound">
        {label}
        <Input
          size="small"
          value={value}
          aria-label={`筛选：${field.title}，${label}`}
          onChange={({ target }) => set(target.value)}
          onPressEnter={apply}
          onBlur={apply}
          placeholder={example}
        />
      </label>
    );
    const summary = from === '' && to === '' ? '全部' : `${from || '……'} 至 ${to || '……'}`;
    return (
      <Popover
        trigger="click"
        content={
          <div className="bounds">
            {bound('自', from, setFrom)}
            {bound('至', to, setTo)}
            {fault === null ? null : <p role="alert">{fault}</p>}
          </div>
        }
      >
        <button type="button" className="range" aria-label={`筛选：${field.title}，${summary}`}>
          {summary}
        </button>
      </Popover>
    );
  };
}

function shown(field: Field, raw: string): string {
  return fieldTypes[field.type].format(rawValue(field, raw), field);
}

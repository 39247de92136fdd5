import { DatePicker, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { InputProps } from '../field-face.ts';
import './day-input.css';

type Precision = 'date' | 'month' | 'year' | 'datetime';

/** How a chosen day is written into the input. */
const FORMATS: Readonly<Record<Precision, string>> = {
  date: 'YYYY-MM-DD',
  month: 'YYYY-MM',
  year: 'YYYY',
  datetime: 'YYYY-MM-DD HH:mm',
};

const NOBODY = {
  unit: (code: string) => ({ code }),
  person: (code: string) => ({ code }),
  headerMoneyUnit: null,
};

/**
 * A day, month, year or moment, typed in any way that the field type reads, or picked from the calendar beside it. What
 * was typed stays where it is: an input that a calendar empties on leaving would hide the very mistake that is to be named.
 */
export function dateInput(precision: Precision) {
  const format = FORMATS[precision];
  return function DateInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    const [open, setOpen] = useState(false);
    const tidy = (): void => {
      const day = dayRead(field, value);
      if (day && day.format(format) !== value) onChange(day.format(format));
    };
    return (
      <div className="day-input">
        <Input
          id={id}
          value={value}
          disabled={disabled ?? false}
          status={invalid ? 'error' : ''}
          placeholder={format
            .replace('YYYY', '年')
            .replace('MM', '月')
            .replace('DD', '日')
            .replace('HH:mm', '时:分')}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          onChange={({ target }) => onChange(target.value)}
          onBlur={tidy}
          onPressEnter={tidy}
        />
        <DatePicker
          className="day-picker"
          aria-label="打开日历"
          open={open}
          onOpenChange={setOpen}
          inputReadOnly
          allowClear={false}
          tabIndex={-1}
          value={dayRead(field, value)}
          picker={precision === 'datetime' ? 'date' : precision}
          showTime={precision === 'datetime' ? { format: 'HH:mm' } : false}
          disabled={disabled ?? false}
          onChange={(chosen: Dayjs | null) => onChange(chosen ? chosen.format(format) : '')}
        />
      </div>
    );
  };
}

/** The day that a text means by the field's own type; null for one that it refuses. */
function dayRead(field: Field, text: string): Dayjs | null {
  const parsed = fieldTypes[field.type].parse(text, { ...field, min: null, max: null }, NOBODY);
  if ('fault' in parsed || parsed.value === null) return null;
  const day = dayjs(typeof parsed.value === 'number' ? `${parsed.value}-01-01` : String(parsed.value));
  return day.isValid() ? day : null;
}

import { Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useToday } from '../session.ts';
import { pickerOn } from './city-picker.ts';
import './day-input.css';

export type Precision = 'date' | 'month' | 'year' | 'datetime';

/** How a chosen day is written into the input. */
const FORMATS: Readonly<Record<Precision, string>> = {
  date: 'YYYY-MM-DD',
  month: 'YYYY-MM',
  year: 'YYYY',
  datetime: 'YYYY-MM-DD HH:mm',
};

interface DayBoxProps {
  readonly precision: Precision;
  /** What was typed. */
  readonly value: string;
  readonly onChange: (typed: string) => void;
  /** The day that a text means; null for an invalid text. */
  readonly read: (text: string) => Dayjs | null;
  /** Called when the input is left, Enter is pressed or a day is picked. */
  readonly onSettled?: (typed: string) => void;
  readonly id?: string | undefined;
  readonly label?: string | undefined;
  readonly placeholder?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

/**
 * A day, month, year or moment, typed in any accepted form, or picked from the calendar beside it. The typed text stays
 * in place: an input that the calendar clears on leaving would hide the very mistake that is reported.
 */
export function DayBox(props: DayBoxProps) {
  const { precision, value, onChange, read, onSettled, invalid = false, disabled = false } = props;
  const [open, setOpen] = useState(false);
  const Picker = pickerOn(useToday());
  const format = FORMATS[precision];
  const day = read(value);
  const tidy = (): void => {
    const written = day ? day.format(format) : value;
    if (written !== value) onChange(written);
    onSettled?.(written);
  };
  return (
    <div className="day-input">
      <Input
        {...(props.id === undefined ? {} : { id: props.id })}
        value={value}
        disabled={disabled}
        status={invalid ? 'error' : ''}
        placeholder={
          props.placeholder ??
          format.replace('YYYY', '年').replace('MM', '月').replace('DD', '日').replace('HH:mm', '时:分')
        }
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={invalid}
        onChange={({ target }) => onChange(target.value)}
        onBlur={tidy}
        onPressEnter={tidy}
      />
      <Picker
        className="day-picker"
        aria-label="打开日历"
        open={open}
        onOpenChange={setOpen}
        inputReadOnly
        allowClear={false}
        tabIndex={-1}
        value={day}
        picker={precision === 'datetime' ? 'date' : precision}
        showTime={precision === 'datetime' ? { format: 'HH:mm' } : false}
        disabled={disabled}
        onChange={(chosen: Dayjs | null) => {
          const written = chosen ? chosen.format(format) : '';
          onChange(written);
          onSettled?.(written);
        }}
      />
    </div>
  );
}

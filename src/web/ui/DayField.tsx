import dayjs from 'dayjs';
import { useEffect, useId, useState } from 'react';
import { DayBox } from './fields/DayBox.tsx';
import { dayTyped, typedDay } from './typed-day.ts';

interface DayFieldProps {
  /** What was typed; a form gives it and takes it. */
  readonly value?: string;
  readonly onChange?: (typed: string) => void;
  readonly onSettled?: (typed: string) => void;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  /** The form around it names the fault. */
  readonly told?: boolean;
  readonly 'aria-invalid'?: boolean;
}

/** A day outside of records: what was typed stays, and its fault is named when the input is left. */
export function DayField(props: DayFieldProps) {
  const { value = '', onChange, onSettled, told = false } = props;
  const [left, setLeft] = useState(false);
  const says = useId();
  const read = typedDay(value);
  const fault = left && !told && read && 'fault' in read ? read.fault : null;
  return (
    <span className="day-field">
      <DayBox
        precision="date"
        value={value}
        onChange={(typed) => {
          setLeft(false);
          onChange?.(typed);
        }}
        onSettled={(typed) => {
          setLeft(true);
          onSettled?.(typed);
        }}
        read={(text) => {
          const day = dayTyped(text);
          return day === null ? null : dayjs(day);
        }}
        id={props.id}
        label={props.label}
        placeholder={props.placeholder}
        describedBy={fault === null ? undefined : says}
        invalid={fault !== null || props['aria-invalid']}
      />
      {fault === null ? null : (
        <span id={says} role="alert" className="day-fault">
          {fault}
        </span>
      )}
    </span>
  );
}

interface DayFilterProps {
  /** The day that is asked for, "YYYY-MM-DD"; null: none. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
  readonly label: string;
  readonly placeholder?: string;
}

/** A day that a page is asked by: it asks again when a whole day stands there, and never by a wrong one. */
export function DayFilter({ day, onDay, label, placeholder }: DayFilterProps) {
  const [typed, setTyped] = useState(day ?? '');
  useEffect(() => setTyped(day ?? ''), [day]);
  return (
    <DayField
      value={typed}
      onChange={setTyped}
      onSettled={(text) => {
        const read = typedDay(text);
        const next = read === null ? null : 'day' in read ? read.day : day;
        if (next !== day) onDay(next);
      }}
      label={label}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  );
}

import dayjs from 'dayjs';
import { useEffect, useId, useState } from 'react';
import { DayBox } from './fields/DayBox.tsx';
import { dayTyped, typedDay } from './typed-day.ts';

interface DayFieldProps {
  /** The typed text, controlled by the form. */
  readonly value?: string;
  readonly onChange?: (typed: string) => void;
  readonly onSettled?: (typed: string) => void;
  readonly id?: string;
  readonly label?: string;
  readonly placeholder?: string;
  /** Whether the form around it shows the fault. */
  readonly told?: boolean;
  readonly 'aria-invalid'?: boolean;
}

/** A day outside of records: the typed text stays, and its fault is shown when the input is left. */
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
  /** The chosen day, "YYYY-MM-DD"; null: none. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
  readonly label: string;
  readonly placeholder?: string;
}

/** A day by which a page is filtered: the filter changes when a whole valid day is typed. */
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

import dayjs, { type Dayjs } from 'dayjs';
import { fieldTypes } from '#fields/index.ts';
import type { Field } from '#model/field.ts';
import type { InputProps } from '#web/ui/field-face.ts';
import { DayBox, type Precision } from '#web/ui/fields/DayBox.tsx';

const NOBODY = {
  unit: (code: string) => ({ code }),
  person: (code: string) => ({ code }),
  headerMoneyUnit: null,
};

/** A day, month, year or moment of a record, read as the field type reads it. */
export function dateInput(precision: Precision) {
  return function DateInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    return (
      <DayBox
        precision={precision}
        value={value}
        onChange={onChange}
        read={(text) => dayRead(field, text)}
        id={id}
        describedBy={describedBy}
        invalid={invalid}
        disabled={disabled}
      />
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

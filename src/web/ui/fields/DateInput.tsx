import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { FocusEvent } from 'react';
import { fieldTypes } from '#fields/index.ts';
import type { InputProps } from '../field-face.ts';

type Precision = 'date' | 'month' | 'year' | 'datetime';

const UNJUDGED = {
  unit: (code: string) => ({ code }),
  person: (code: string) => ({ code }),
  headerMoneyUnit: null,
};

/** What the calendar shows first, and what else may be typed. */
const FORMATS: Readonly<Record<Precision, readonly string[]>> = {
  date: ['YYYY-MM-DD', 'YYYY年M月D日', 'YYYY.M.D', 'YYYY/M/D', 'YYYYMMDD'],
  month: ['YYYY-MM', 'YYYY年M月', 'YYYY.M', 'YYYYMM'],
  year: ['YYYY'],
  datetime: ['YYYY-MM-DD HH:mm', 'YYYY年M月D日 HH:mm'],
};

/** A day, month, year or moment, typed in any usual way or picked. */
export function dateInput(precision: Precision) {
  const formats = FORMATS[precision];
  const [own = 'YYYY-MM-DD'] = formats;
  return function DateInput({ field, value, onChange, id, describedBy, invalid, disabled }: InputProps) {
    const read = value === '' ? null : dayjs(value.length === 4 ? `${value}-01-01` : value);
    // What is no day stays in the input, where it can be mended, and is judged for what it is.
    const leave = ({ target }: FocusEvent<HTMLDivElement>): void => {
      const text = target instanceof HTMLInputElement ? target.value.trim() : '';
      if (text === '' || text === value) return;
      const parsed = fieldTypes[field.type].parse(text, field, UNJUDGED);
      if ('fault' in parsed) onChange(text);
      else if (precision === 'date' && typeof parsed.value === 'string') onChange(parsed.value);
    };
    return (
      <div className="full" onBlurCapture={leave}>
        <DatePicker
          id={id}
          className="full"
          value={read?.isValid() ? read : null}
          format={[...formats]}
          picker={precision === 'datetime' ? 'date' : precision}
          showTime={precision === 'datetime' ? { format: 'HH:mm' } : false}
          placeholder={own
            .replace('YYYY', '年')
            .replace('MM', '月')
            .replace('DD', '日')
            .replace('HH:mm', '时:分')}
          disabled={disabled ?? false}
          status={invalid ? 'error' : ''}
          aria-describedby={describedBy}
          aria-invalid={invalid}
          preserveInvalidOnBlur
          onChange={(chosen) => onChange(chosen ? chosen.format(own) : '')}
        />
      </div>
    );
  };
}
